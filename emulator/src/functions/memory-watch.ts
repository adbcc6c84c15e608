import { readFileSync } from 'node:fs'

const INTERVAL_MS = 100
const PAGE_BYTES = 4096

/**
 * Watches how much memory of its own a process holds while it runs a call, buffers outside the JavaScript heap
 * included. Only Linux tells; elsewhere the heap's own limit remains.
 */
export class MemoryWatch {
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly pid: number | undefined,
    private readonly limitMb: number,
    private readonly onExceeded: () => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      if (privateBytes(this.pid) > this.limitMb * 1024 * 1024) this.onExceeded()
    }, INTERVAL_MS)
  }

  stop(): void {
    clearInterval(this.timer)
  }
}

/** Resident memory that the process shares with no other, in bytes; 0 where the system does not tell. */
function privateBytes(pid: number | undefined): number {
  try {
    const [, resident = '0', shared = '0'] = readFileSync(`/proc/${pid ?? 0}/statm`, 'utf8').split(' ')
    return (Number(resident) - Number(shared)) * PAGE_BYTES
  } catch {
    return 0
  }
}
