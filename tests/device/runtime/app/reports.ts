import { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { Violation, ViolationKind } from '../device'

export interface Reports {
  readonly all: Violation[]
  report(kind: ViolationKind, message: string): void
}

/** The engine says this of attributes that a component does not know; WeChat lets them pass. */
const isUnknownAttribute = (message: string): boolean => / is not a valid property$/.test(message)

const wordsOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)

/**
 * Gathers everything that breaks a rule.
 * @param page path of the page on top.
 * @param onError told of errors of the program, as App.onError is.
 */
export function collectReports(page: () => string, onError: (message: string) => void): Reports {
  const all: Violation[] = []
  const report = (kind: ViolationKind, message: string): void => {
    all.push({ kind, message, page: page() })
    if (kind === 'page-error') onError(message)
  }
  window.addEventListener('error', ({ error, message }) =>
    report('page-error', error ? wordsOf(error) : message),
  )
  window.addEventListener('unhandledrejection', ({ reason }) =>
    report('unhandled-rejection', wordsOf(reason)),
  )
  glassEasel.addGlobalErrorListener((error) => {
    report('page-error', wordsOf(error))
    return false
  })
  glassEasel.addGlobalWarningListener((message) => {
    if (!isUnknownAttribute(message)) report('warning', message)
    return false
  })
  return { all, report }
}
