import type { HeadlessDevice } from '../runtime/start-jsdom'

/** Waits until these words stand on the phone, or in that part of it. */
export function shows({ window }: HeadlessDevice, words: string, part = 'body'): Promise<void> {
  const { document } = window
  return new Promise((resolve) => {
    const look = (): void => {
      if (document.querySelector(part)?.textContent.includes(words)) resolve()
    }
    const changes = { childList: true, subtree: true, characterData: true }
    new window.MutationObserver(look).observe(document.body, changes)
    look()
  })
}
