/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { messageOf } from '../api/request'

/** What the last action came to. */
export interface Outcome {
  readonly isGood: boolean
  readonly text: string
}

export interface Actions {
  readonly outcome: Outcome | undefined
  readonly isBusy: boolean
  /** Runs an action and tells what came of it: the text that it answers, or why it failed. */
  readonly run: (work: () => Promise<string>) => void
  /** The same for an action that answers nothing: `done` is said of it. */
  readonly perform: (work: () => Promise<void>, done: string) => void
}

/** Actions of one view with a line that says how the last one ended; after each that succeeds, `afterwards`. */
export function useActions(afterwards?: () => void): Actions {
  const [outcome, setOutcome] = useState<Outcome>()
  const [isBusy, setBusy] = useState(false)
  const run = (work: () => Promise<string>): void => {
    setBusy(true)
    void work()
      .then(
        (text) => {
          setOutcome({ isGood: true, text })
          afterwards?.()
        },
        (error: unknown) => setOutcome({ isGood: false, text: messageOf(error) }),
      )
      .finally(() => setBusy(false))
  }
  const perform = (work: () => Promise<void>, done: string): void => run(() => work().then(() => done))
  return { outcome, isBusy, run, perform }
}

/** Says how an action ended, to screen readers as well. */
export function OutcomeLine({ outcome }: { readonly outcome: Outcome | undefined }) {
  return (
    <div role="status" class="outcome">
      {outcome ? <p class={outcome.isGood ? 'notice good' : 'notice bad'}>{outcome.text}</p> : null}
    </div>
  )
}

/** Says why something cannot be shown. */
export function Problem({ text }: { readonly text: string | undefined }) {
  return text === undefined ? null : (
    <p role="alert" class="notice bad">
      {text}
    </p>
  )
}
