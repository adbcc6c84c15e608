import type { DeviceHost } from '../device'
import { asynchronousAll, Failure, numberOption, textOption, type Fields } from './call'
import { draw, openBox, wideButton } from './overlay'

/** Ms that a toast stays (WeChat documentation: API/界面/交互/wx.showToast). */
const TOAST_DURATION = 1500
/** Most entries of an action sheet (API/界面/交互/wx.showActionSheet). */
const MAX_ITEMS = 6
/** Longest text of a button of a modal (API/界面/交互/wx.showModal). */
const MAX_BUTTON = 4

const toastStyle =
  'position:absolute;top:40%;left:50%;transform:translate(-50%,-50%);background:rgba(76,76,76,.95);color:#fff;' +
  'padding:16px;border-radius:12px;font-size:14px;max-width:70%;'
const maskStyle = 'position:absolute;inset:0;pointer-events:auto;'

/** A toast and a loading notice exclude each other: the later one takes the place of the other. */
class Notice {
  private shown: HTMLElement[] = []
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly host: DeviceHost) {}

  show(
    title: string,
    { mask, duration }: { readonly mask: boolean; readonly duration: number | null },
  ): void {
    this.hide()
    const notice = draw('div', { role: 'status', text: title, style: toastStyle })
    this.shown = mask ? [draw('div', { style: maskStyle }), notice] : [notice]
    this.host.overlay.append(...this.shown)
    if (duration !== null) this.timer = setTimeout(() => this.hide(), duration)
  }

  hide(): void {
    clearTimeout(this.timer)
    for (const element of this.shown) element.remove()
    this.shown = []
  }
}

interface Modal {
  readonly texts: { readonly title: string; readonly content: string }
  readonly confirmText: string
  /** Null when there is nothing to cancel. */
  readonly cancelText: string | null
  /** Null when nothing can be written. */
  readonly placeholder: string | null
}

function buttonText(options: Fields, name: string, otherwise: string): string {
  const text = options[name] === undefined ? otherwise : textOption(options, name)
  if ([...text].length > MAX_BUTTON)
    throw new Failure(`${name} length should not larger than ${MAX_BUTTON} Chinese characters`)
  return text
}

const optionalText = (options: Fields, name: string): string =>
  options[name] === undefined ? '' : textOption(options, name)

const readModal = (options: Fields): Modal => ({
  texts: { title: optionalText(options, 'title'), content: optionalText(options, 'content') },
  confirmText: buttonText(options, 'confirmText', '确定'),
  cancelText: options['showCancel'] === false ? null : buttonText(options, 'cancelText', '取消'),
  placeholder: options['editable'] === true ? optionalText(options, 'placeholderText') : null,
})

function inputOf({ texts, placeholder }: Modal): HTMLInputElement | null {
  if (placeholder === null) return null
  const input = document.createElement('input')
  input.placeholder = placeholder
  // With `editable`, content is what the field starts with.
  input.value = texts.content
  input.setAttribute('aria-label', texts.title === '' ? placeholder : texts.title)
  return input
}

function showModal(host: DeviceHost, options: Fields): Promise<Fields> {
  const modal = readModal(options)
  return new Promise((resolve) => {
    const input = inputOf(modal)
    const button = (text: string, isConfirm: boolean) =>
      draw('button', {
        text,
        native: isConfirm ? 'confirmModal' : 'cancelModal',
        style: wideButton,
        onTap: () => {
          close()
          resolve({
            confirm: isConfirm,
            cancel: !isConfirm,
            content: input && isConfirm ? input.value : null,
          })
        },
      })
    const { title, content } = modal.texts
    const inside = [
      ...(title === '' ? [] : [draw('h2', { text: title })]),
      ...(input ? [input] : [draw('p', { text: content })]),
      ...(modal.cancelText === null ? [] : [button(modal.cancelText, false)]),
      button(modal.confirmText, true),
    ]
    const close = openBox(host, { label: title === '' ? content : title, place: 'centre', inside })
  })
}

function showActionSheet(host: DeviceHost, { itemList, alertText }: Fields): Promise<Fields> {
  if (!Array.isArray(itemList) || itemList.length === 0)
    throw new Failure('parameter error: itemList should have at least one item')
  if (itemList.length > MAX_ITEMS)
    throw new Failure(`parameter error: itemList should not have more than ${MAX_ITEMS} items`)
  const items = itemList as readonly string[]
  return new Promise((resolve, reject) => {
    const entry = (text: string, settle: () => void) =>
      draw('button', {
        text,
        style: wideButton,
        onTap: () => {
          close()
          settle()
        },
      })
    const alert = typeof alertText === 'string' ? [draw('p', { text: alertText })] : []
    const inside = [
      ...alert,
      ...items.map((text, tapIndex) => entry(text, () => resolve({ tapIndex }))),
      entry('取消', () => reject(new Failure('cancel'))),
    ]
    const close = openBox(host, { label: '操作菜单', place: 'bottom', inside })
  })
}

/** 界面/交互: toasts, notices, modals and action sheets, drawn so that a test can tap them. */
export function interactionApis(host: DeviceHost): { [name: string]: unknown } {
  const notice = new Notice(host)
  const mask = (options: Fields) => options['mask'] === true
  return asynchronousAll({
    showToast(options) {
      const duration = numberOption(options, 'duration', TOAST_DURATION)
      notice.show(textOption(options, 'title'), { mask: mask(options), duration })
      return undefined
    },
    showLoading(options) {
      notice.show(textOption(options, 'title'), { mask: mask(options), duration: null })
      return undefined
    },
    hideToast: () => notice.hide(),
    hideLoading: () => notice.hide(),
    showModal: (options) => showModal(host, options),
    showActionSheet: (options) => showActionSheet(host, options),
  })
}
