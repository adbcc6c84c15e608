import type { Json } from '../device'
import { controlsIn, forms, type BuiltIn } from './part'

/** 组件/表单组件/form: a button with `form-type` submits or resets the named controls inside. */
export const form: BuiltIn = {
  properties: { reportSubmit: false },
  mount: (part) => {
    forms.set(part.element, {
      submit() {
        const named = controlsIn(part.element).filter((control) => control.name() !== '')
        const value: { [name: string]: Json } = Object.fromEntries(
          named.map((control) => [control.name(), control.value()]),
        )
        part.emit('submit', { value })
      },
      reset() {
        for (const control of controlsIn(part.element)) control.reset()
        part.emit('reset', {})
      },
    })
    return undefined
  },
}
