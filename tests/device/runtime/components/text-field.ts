import { controls, type Behaviour, type Part } from './part'

export const fieldProperties = {
  value: '',
  placeholder: '',
  placeholderClass: '',
  placeholderStyle: '',
  disabled: false,
  maxlength: 140,
  focus: false,
  autoFocus: false,
  cursor: -1,
  selectionStart: -1,
  selectionEnd: -1,
  confirmType: 'done',
  confirmHold: false,
  name: '',
}

type Native = HTMLInputElement | HTMLTextAreaElement

/** Height of a keyboard in CSS px, as the focus event tells it; this phone draws none. */
const keyboardHeight = 0

/** placeholder-class and placeholder-style, as far as a browser's placeholder can follow them: their colour. */
function colourPlaceholder(native: Native, part: Part): void {
  const model = document.createElement('span')
  model.className = part.text('placeholderClass')
  model.style.cssText = part.text('placeholderStyle')
  if (model.className === '' && model.style.length === 0) return
  part.element.append(model)
  native.style.setProperty('--placeholder', getComputedStyle(model).color)
  model.remove()
}

/** Texts longer than `maxlength` are cut as they are typed; -1 sets no bound. */
function showLimits(native: Native, part: Part): void {
  const limit = part.number('maxlength')
  if (limit >= 0) native.maxLength = limit
  else native.removeAttribute('maxlength')
  native.disabled = part.flag('disabled')
  native.placeholder = part.text('placeholder')
  colourPlaceholder(native, part)
  const label = part.element.getAttribute('aria-label')
  if (label) native.setAttribute('aria-label', label)
}

/** A field keeps its own text: a value that the program sets to what it had been told already changes nothing. */
function showValue(native: Native, part: Part): void {
  if (native.value !== part.text('value')) native.value = part.text('value')
}

/** Puts the caret where the program wants it, if it does. */
function placeCaret(native: Native, part: Part): void {
  const [from, to, cursor] = ['selectionStart', 'selectionEnd', 'cursor'].map(part.number)
  if (from !== undefined && to !== undefined && from >= 0 && to >= 0) native.setSelectionRange(from, to)
  else if (cursor !== undefined && cursor >= 0) native.setSelectionRange(cursor, cursor)
}

function listen(native: Native, part: Part): void {
  native.addEventListener('input', () => {
    const detail = { value: native.value, cursor: native.selectionStart ?? native.value.length }
    part.emit('input', detail, {
      onReturn(answer) {
        if (typeof answer === 'string') native.value = answer
      },
    })
  })
  native.addEventListener('focus', () => {
    placeCaret(native, part)
    part.emit('focus', { value: native.value, height: keyboardHeight })
  })
  native.addEventListener('blur', () =>
    part.emit('blur', { value: native.value, cursor: native.selectionStart ?? native.value.length }),
  )
}

/** What input and textarea have in common (组件/表单组件/input, textarea). */
export function mountTextField(part: Part, native: Native, extra: Behaviour = {}): Behaviour {
  part.element.append(native)
  showLimits(native, part)
  showValue(native, part)
  listen(native, part)
  controls.set(part.element, {
    name: () => part.text('name'),
    value: () => native.value,
    reset: () => {
      native.value = ''
    },
    activate: () => native.focus(),
  })
  if (part.flag('focus') || part.flag('autoFocus')) native.focus()
  return {
    changed(name) {
      if (name === 'value') showValue(native, part)
      else if (name === 'focus') follow(native, part.flag('focus'))
      else showLimits(native, part)
      extra.changed?.(name)
    },
  }
}

const follow = (native: Native, hasFocus: boolean): void => (hasFocus ? native.focus() : native.blur())
