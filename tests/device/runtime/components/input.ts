import { keyboardForNickname } from './nickname'
import type { BuiltIn } from './part'
import { fieldProperties, mountTextField } from './text-field'

/** Keyboards by `type`. */
const keyboards: { readonly [type: string]: string } = {
  number: 'numeric',
  digit: 'decimal',
  idcard: 'text',
  nickname: 'text',
}

/** 组件/表单组件/input. */
export const input: BuiltIn = {
  properties: { ...fieldProperties, type: 'text', password: false },
  mount: (part) => {
    const native = document.createElement('input')
    const show = (): void => {
      native.type = part.flag('password') ? 'password' : 'text'
      native.inputMode = keyboards[part.text('type')] ?? 'text'
      native.enterKeyHint = part.text('confirmType')
    }
    show()
    native.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return
      part.emit('confirm', { value: native.value })
      if (!part.flag('confirmHold')) native.blur()
    })
    keyboardForNickname(part, native)
    return mountTextField(part, native, { changed: show })
  },
}
