import type { DeviceHost } from '../device'

interface Look {
  readonly role?: string
  /** Name for those who cannot see it. */
  readonly label?: string
  readonly text?: string
  readonly style?: string
  /** What miniprogram-automator's `native()` knows a button by, such as `confirmModal`. */
  readonly native?: string
  readonly onTap?: () => void
}

/** One element of a dialog; what stands in it comes after. */
export function draw(tag: string, look: Look, inside: readonly HTMLElement[] = []): HTMLElement {
  const element = document.createElement(tag)
  if (look.role) element.setAttribute('role', look.role)
  if (look.label) element.setAttribute('aria-label', look.label)
  if (look.text) element.textContent = look.text
  if (look.native) element.dataset['native'] = look.native
  element.style.cssText = look.style ?? ''
  if (look.onTap) element.addEventListener('click', look.onTap)
  element.append(...inside)
  return element
}

const covering = 'position:absolute;inset:0;pointer-events:auto;background:rgba(0,0,0,.5);display:flex;'
const centred = `${covering}align-items:center;justify-content:center;`
const atBottom = `${covering}align-items:flex-end;`
const box =
  'background:#fff;color:#000;border-radius:12px;padding:24px;width:80%;max-height:80%;overflow:auto;text-align:center;'
const sheet = 'background:#fff;color:#000;width:100%;padding:8px 0 24px;text-align:center;'
export const wideButton = 'display:block;width:100%;min-height:48px;border:0;background:none;font-size:17px;'

interface Box {
  readonly label: string
  readonly place: 'centre' | 'bottom'
  readonly inside: readonly HTMLElement[]
}

/** Covers the screen with a dialog; returns how to take it away. */
export function openBox(host: DeviceHost, { label, place, inside }: Box): () => void {
  const isCentre = place === 'centre'
  const dialog = draw('div', { role: 'dialog', label, style: isCentre ? box : sheet }, inside)
  dialog.setAttribute('aria-modal', 'true')
  const cover = draw('div', { style: isCentre ? centred : atBottom }, [dialog])
  host.overlay.append(cover)
  return () => cover.remove()
}

interface Question<Choice extends string> {
  readonly title: string
  readonly content: string
  /** Buttons from left to right. */
  readonly choices: readonly { readonly choice: Choice; readonly text: string; readonly native: string }[]
}

/** Asks the person by a dialog of the system's; resolves with the button that was tapped. */
export function ask<Choice extends string>(host: DeviceHost, question: Question<Choice>): Promise<Choice> {
  return new Promise((resolve) => {
    const buttons = question.choices.map(({ choice, text, native }) =>
      draw('button', {
        text,
        native,
        style: wideButton,
        onTap: () => {
          close()
          resolve(choice)
        },
      }),
    )
    const inside = [draw('h2', { text: question.title }), draw('p', { text: question.content }), ...buttons]
    const close = openBox(host, { label: question.title, place: 'bottom', inside })
  })
}
