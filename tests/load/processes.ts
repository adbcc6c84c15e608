import { readdirSync, readFileSync } from 'node:fs'

/** Peak resident set, KB, of this run's process of a function; null where there is no /proc. */
export function peakOf(name: string): number | null {
  try {
    const peaks = readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry) && isOwn(entry) && runs(entry, name))
      .map((entry) => Number(/VmHWM:\s+(\d+)/.exec(textOf(entry, 'status'))?.[1] ?? 0))
    return peaks.length > 0 ? Math.max(...peaks) : null
  } catch {
    return null
  }
}

const textOf = (pid: string, what: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8')
  } catch {
    return ''
  }
}
const runs = (pid: string, name: string): boolean => textOf(pid, 'cmdline').includes(`cloudfunctions/${name}`)

/** Started by this process, or by one that it started. */
function isOwn(pid: string): boolean {
  const parent = /PPid:\s+(\d+)/.exec(textOf(pid, 'status'))?.[1]
  if (parent === undefined || parent === '0') return false
  return parent === String(process.pid) || isOwn(parent)
}
