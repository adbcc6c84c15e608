const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const processors = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'x64',
  'wasm32',
]

/** `@swc/core-linux-arm-gnueabihf` → { os: ['linux'], cpu: ['arm'] }; null when the name tells no platform. */
function platformOf(name) {
  const words = name.split(/[/-]/)
  const os = systems.find((system) => words.includes(system))
  const cpu = processors.find((processor) => words.includes(processor))
  return os && cpu ? { os: [os], cpu: [cpu] } : null
}

/** Node's way up: beside the package itself, then beside each of the packages around it. */
function resolves({ packages, from, name, version }) {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('node_modules') - 1))) {
    const found = packages[`${place ? `${place}/` : ''}node_modules/${name}`]
    if (found) return found.version === version
    if (place === '') return false
  }
}

/**
 * The packages for other platforms that a lockfile should hold and does not, as entries for its `packages`.
 * @param {{ packages: Record<string, { optionalDependencies?: Record<string, string>, dev?: boolean }> }} lock
 */
export function missingPlatformPackages({ packages }) {
  const missing = {}
  for (const [from, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const platform = platformOf(name)
      const exact = /^\d+\.\d+\.\d+/.test(version)
      if (!platform || !exact || resolves({ packages, from, name, version })) continue
      const { os, cpu } = platform
      missing[`${from}/node_modules/${name}`] = { version, cpu, ...(dev && { dev }), optional: true, os }
    }
  }
  return missing
}
