import { dialogStore, toastStore, type Confirmation } from './overlay/overlay-store'

/** Asks before something that cannot be taken back lightly; true when the person agrees. */
export const confirm = (question: Confirmation | string): Promise<boolean> =>
  new Promise((resolve) => {
    const asked = typeof question === 'string' ? { title: question } : question
    const answer = (yes: boolean): void => {
      dialogStore.set(null)
      resolve(yes)
    }
    dialogStore.set({ question: asked, answer })
  })

/** Ms that a message stays: two seconds, and more the longer it is. */
const lasting = (text: string): number => 2000 + text.length * 80

/** Says something in passing; also read out by screen readers. */
export function toast(text: string): void {
  toastStore.set(text)
  setTimeout(() => {
    if (toastStore.get() === text) toastStore.set(null)
  }, lasting(text))
}
