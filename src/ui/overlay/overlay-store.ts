import { createStore } from '../store'

export interface Confirmation {
  readonly title: string
  /** What will happen. */
  readonly text?: string
  readonly confirmLabel?: string
  readonly isDanger?: boolean
  /** Runs while the sheet stays open and busy; its failure is shown there, and the sheet stays. */
  readonly submit?: () => Promise<unknown>
}

interface Dialog {
  readonly question: Confirmation
  readonly answer: (yes: boolean) => void
}

/** What lies over the pages: at most one question and one passing message. Pages draw it (DialogHost). */
export const dialogStore = createStore<Dialog | null>(null)
export const toastStore = createStore<string | null>(null)
