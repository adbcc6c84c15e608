import { dialogStore, toastStore, type Confirmation, type TextQuestion } from './overlay/overlay-store'

/** Asks before something that cannot be taken back lightly; true when the person agrees. */
export const confirm = (question: Confirmation | string): Promise<boolean> =>
  new Promise((resolve) => {
    const asked = typeof question === 'string' ? { title: question } : question
    dialogStore.set({ kind: 'confirm', question: asked, answer: closing(resolve) })
  })

/** Asks for a few words, such as a reason; null when the person thinks better of it. */
export const askText = (question: TextQuestion): Promise<string | null> =>
  new Promise((resolve) => {
    dialogStore.set({ kind: 'text', question, answer: closing(resolve) })
  })

const closing =
  <Value>(resolve: (value: Value) => void) =>
  (value: Value): void => {
    dialogStore.set(null)
    resolve(value)
  }

/** Ms that a message stays: two seconds, and more the longer it is. */
const lasting = (text: string): number => 2000 + text.length * 80

/** Says something in passing; also read out by screen readers. */
export function toast(text: string): void {
  toastStore.set(text)
  setTimeout(() => {
    if (toastStore.get() === text) toastStore.set(null)
  }, lasting(text))
}
