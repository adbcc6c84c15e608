import type { LaunchOptions } from '../device'
import type { Call, Handled } from './handlers'

/** The program's App (参考/App): registered once by app.js, told what happens to the whole program. */
export interface Program {
  /** The program's `App`. */
  register(definition: Handled): void
  /** The program's `getApp`. */
  instance(): Handled | undefined
  launch(options: LaunchOptions): void
  show(options: LaunchOptions): void
  hide(): void
  pageNotFound(options: LaunchOptions): void
  error(message: string): void
  launchOptions(): LaunchOptions
  enterOptions(): LaunchOptions
  readonly onShow: Set<(options: LaunchOptions) => void>
  readonly onHide: Set<() => void>
}

export function createProgram(first: LaunchOptions, call: Call): Program {
  let app: Handled | undefined
  let entered = first
  const onShow = new Set<(options: LaunchOptions) => void>()
  const onHide = new Set<() => void>()
  const tell = (name: string, ...values: unknown[]): void => {
    if (app) call(app, name, ...values)
  }
  return {
    onShow,
    onHide,
    register(definition) {
      app = definition
    },
    instance: () => app,
    launch: (options) => tell('onLaunch', options),
    show(options) {
      entered = options
      tell('onShow', options)
      for (const listener of [...onShow]) listener(options)
    },
    hide() {
      tell('onHide')
      for (const listener of [...onHide]) listener()
    },
    pageNotFound: ({ path, query }) => tell('onPageNotFound', { path, query, isEntryPage: true }),
    error: (message) => tell('onError', message),
    launchOptions: () => first,
    enterOptions: () => entered,
  }
}
