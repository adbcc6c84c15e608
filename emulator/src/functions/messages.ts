/** The first message to the process of a function. */
export interface StartMessage {
  readonly type: 'start'
  /** Absolute path of the function's index.js. */
  readonly file: string
  /** Milliseconds between real time and the emulator's time. */
  readonly clockOffset: number
  /** The folder that stands for /tmp. */
  readonly temporary: string
  /** Folders whose paths mean what they say even where they lie in /tmp. */
  readonly kept: readonly string[]
}

/** The emulator's clock was moved. */
export interface ClockMessage {
  readonly type: 'clock'
  readonly offset: number
}

/** One invocation. */
export interface InvokeMessage {
  readonly type: 'invoke'
  readonly requestId: string
  /** JSON text of the event, parsed inside the process. */
  readonly event: string
  /** Variables of this invocation; null removes one that the invocation before had. */
  readonly env: { readonly [name: string]: string | null }
  readonly context: { readonly [name: string]: unknown }
}

export type HostMessage = StartMessage | ClockMessage | InvokeMessage

export type LogLevel = 'log' | 'info' | 'debug' | 'warn' | 'error'

export type WorkerMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'unloadable'; readonly message: string; readonly stack: string }
  | { readonly type: 'result'; readonly requestId: string; readonly json: string }
  | { readonly type: 'failed'; readonly requestId: string; readonly message: string; readonly stack: string }
  /** An error that nobody catches; the process ends after it. */
  | { readonly type: 'crashed'; readonly message: string }
  | { readonly type: 'log'; readonly level: LogLevel; readonly text: string }
