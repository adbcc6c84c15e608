import { draw, wideButton } from '../wx/overlay'
import type { Part } from './part'

const strip = 'position:absolute;left:0;right:0;bottom:0;background:#eee;pointer-events:auto;'

/**
 * 昵称输入键盘: offers the nickname that somebody has in WeChat, and looks into what was written once the field is left.
 * What does not pass is taken out of the field, and the program hears no `input` of it, nor of what was offered and
 * taken: it is to read the field when the form is sent. Without the consent to the privacy guide it is an ordinary field.
 */
export function keyboardForNickname(part: Part, native: HTMLInputElement): void {
  const { host } = part
  const isNickname = (): boolean => part.text('type') === 'nickname' && host.profile.hasNicknameKeyboard()
  let offer: HTMLElement | null = null
  native.addEventListener('focus', () => {
    const { nickname } = host.fixtures
    if (!isNickname() || nickname === '') return
    const take = draw('button', { text: nickname, style: wideButton, native: 'nickname' })
    // Keeps the focus in the field, as a keyboard does.
    take.addEventListener('mousedown', (event) => event.preventDefault())
    take.addEventListener('click', () => {
      native.value = nickname
    })
    offer = draw('div', { role: 'group', label: '微信昵称', style: strip }, [take])
    host.overlay.append(offer)
  })
  native.addEventListener('blur', () => {
    offer?.remove()
    if (isNickname()) setTimeout(() => review(part, native))
  })
}

/** event.detail of bindnicknamereview (组件/表单组件/input). */
function review({ host, emit }: Part, native: HTMLInputElement): void {
  const pass = !host.fixtures.riskyWords.some((word) => native.value.includes(word))
  if (!pass) native.value = ''
  emit('nicknamereview', { pass, timeout: false })
}
