import { resolve, sep } from 'node:path'

/** Packages that ship syntax newer than the oldest phone we serve. */
const MODERN_PACKAGES = ['zod', '@tanstack']

/**
 * Files outside src/ that Babel must compile: Taro compiles only src/ and its own packages, so domain/ would reach
 * webpack as TypeScript and modern dependencies would reach old phones with syntax they cannot parse.
 */
export function compiledOutsideSrc(root: string): ((file: string) => boolean)[] {
  const domain = resolve(root, 'domain') + sep
  const packages = MODERN_PACKAGES.map((name) => `${sep}node_modules${sep}${name}${sep}`)
  return [(file) => file.startsWith(domain), (file) => packages.some((part) => file.includes(part))]
}

/** Every *.module.scss is a CSS module; its classes keep their own names in front of a hash. */
export const cssModules = {
  enable: true,
  config: { namingPattern: 'module' as const, generateScopedName: '[local]_[hash:base64:5]' },
}
