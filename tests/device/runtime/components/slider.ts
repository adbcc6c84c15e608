import { controls, type BuiltIn, type Part } from './part'

function follow(range: HTMLInputElement, part: Part): void {
  range.min = String(part.number('min'))
  range.max = String(part.number('max'))
  range.step = String(part.number('step'))
  range.disabled = part.flag('disabled')
  range.value = String(part.number('value'))
}

/** 组件/表单组件/slider: `changing` while the person drags, `change` at the end, both `{ value }`. */
export const slider: BuiltIn = {
  properties: { min: 0, max: 100, step: 1, disabled: false, value: 0, name: '', showValue: false },
  mount: (part) => {
    const range = document.createElement('input')
    range.type = 'range'
    part.element.append(range)
    follow(range, part)
    range.addEventListener('input', () => part.emit('changing', { value: Number(range.value) }))
    range.addEventListener('change', () => part.emit('change', { value: Number(range.value) }))
    controls.set(part.element, {
      name: () => part.text('name'),
      value: () => Number(range.value),
      reset: () => {
        range.value = String(part.number('min'))
      },
      activate: () => range.focus(),
    })
    return { changed: () => follow(range, part) }
  },
}
