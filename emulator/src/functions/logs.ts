import type { LogLevel } from './messages'

export interface LogLine {
  /** The emulator's time, ms. */
  readonly at: number
  /** Name of the function, or `emulator` for its own warnings. */
  readonly function: string
  readonly requestId: string
  readonly level: LogLevel
  readonly text: string
}

const KEPT_LINES = 500

/** Last console lines of every function and the emulator's own warnings. */
export class LogBook {
  private readonly lines = new Map<string, LogLine[]>()

  constructor(
    private readonly now: () => number,
    private readonly print: (line: LogLine) => void,
  ) {}

  add(line: Omit<LogLine, 'at'>): void {
    const entry = { at: this.now(), ...line }
    const kept = this.lines.get(line.function) ?? []
    kept.push(entry)
    if (kept.length > KEPT_LINES) kept.shift()
    this.lines.set(line.function, kept)
    this.print(entry)
  }

  warn(text: string): void {
    this.add({ function: 'emulator', requestId: '', level: 'warn', text })
  }

  /** The last 500 lines of one function, or of all in order of time. */
  list(functionName?: string): LogLine[] {
    if (functionName !== undefined) return [...(this.lines.get(functionName) ?? [])]
    return [...this.lines.values()]
      .flat()
      .sort((one, other) => one.at - other.at)
      .slice(-KEPT_LINES)
  }
}
