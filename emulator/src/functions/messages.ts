/** What a function worker is started with. */
export interface WorkerStart {
  /** Absolute path of the function's index.js. */
  readonly file: string
  /** The clock's offset, see `Clock.shared`. */
  readonly clock: SharedArrayBuffer
}

/** One invocation, as it is sent to a worker. */
export interface InvokeMessage {
  readonly requestId: string
  /** JSON text of the event, parsed inside the worker. */
  readonly event: string
  /** Variables of this invocation; undefined removes one that the invocation before had. */
  readonly env: { readonly [name: string]: string | undefined }
  readonly context: { readonly [name: string]: unknown }
}

export type LogLevel = 'log' | 'info' | 'debug' | 'warn' | 'error'

export type WorkerMessage =
  /** The function is loaded; `files` are its own sources, for reloading when one of them changes. */
  | { readonly type: 'ready'; readonly files: readonly string[] }
  | { readonly type: 'unloadable'; readonly message: string }
  | { readonly type: 'result'; readonly requestId: string; readonly json: string }
  | { readonly type: 'failed'; readonly requestId: string; readonly message: string; readonly stack: string }
  | { readonly type: 'log'; readonly level: LogLevel; readonly text: string }
