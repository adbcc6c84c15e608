import type { BuiltIn, Part } from './part'
import { fieldProperties, mountTextField } from './text-field'

/** Height of the whole text and of one line, in px; the field keeps its own height. Zero where nothing is laid out. */
function measure(native: HTMLTextAreaElement): { readonly height: number; readonly lineHeight: number } {
  const { height } = native.style
  native.rows = 1
  native.style.height = 'auto'
  const measured = { height: native.scrollHeight, lineHeight: native.clientHeight }
  native.style.height = height
  return measured
}

/** Tells a new number of lines, and grows with it when the program wants that. */
function lineWatch(native: HTMLTextAreaElement, part: Part): () => void {
  let lines = 1
  return () => {
    const { height, lineHeight } = measure(native)
    if (part.flag('autoHeight')) native.style.height = `${height}px`
    const count = Math.max(Math.round(height / lineHeight) || 1, native.value.split('\n').length)
    if (count === lines) return
    lines = count
    part.emit('linechange', { height, lineHeight, lineCount: count })
  }
}

/** 组件/表单组件/textarea. */
export const textarea: BuiltIn = {
  properties: {
    ...fieldProperties,
    confirmType: 'return',
    autoHeight: false,
    fixed: false,
    showConfirmBar: true,
    disableDefaultPadding: false,
  },
  mount: (part) => {
    const native = document.createElement('textarea')
    const watch = lineWatch(native, part)
    native.addEventListener('input', watch)
    native.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing || part.text('confirmType') === 'return') return
      event.preventDefault()
      part.emit('confirm', { value: native.value })
    })
    const behaviour = mountTextField(part, native, { changed: watch })
    queueMicrotask(watch)
    return behaviour
  },
}
