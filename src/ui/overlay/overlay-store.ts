import { createStore } from '../store'

interface Question {
  readonly title: string
  readonly confirmLabel?: string
  readonly isDanger?: boolean
}

export interface Confirmation extends Question {
  /** What will happen. */
  readonly text?: string
  /** Runs while the sheet stays open and busy; its failure is shown there, and the sheet stays. */
  readonly submit?: () => Promise<unknown>
}

export interface TextQuestion extends Question {
  readonly label: string
  readonly hint?: string
  readonly placeholder?: string
  /** Characters. */
  readonly maxLength: number
  readonly minLength?: number
  /** Phrases that can be put in with one press. */
  readonly quick?: readonly string[]
  /** As in Confirmation; an AppError with `fields` shows the field's sentence under the text. */
  readonly submit?: (text: string) => Promise<unknown>
}

export type Dialog =
  | { readonly kind: 'confirm'; readonly question: Confirmation; readonly answer: (yes: boolean) => void }
  | { readonly kind: 'text'; readonly question: TextQuestion; readonly answer: (text: string | null) => void }

/** What lies over the pages: at most one question and one passing message. Pages draw it (DialogHost). */
export const dialogStore = createStore<Dialog | null>(null)
export const toastStore = createStore<string | null>(null)
