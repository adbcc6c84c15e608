import { controls, forms, isDisabled, markDisabled, tapped, type BuiltIn, type Part } from './part'

/** What a form button does to the form around it. */
function actOnForm({ element, text }: Part): void {
  const form = element.closest('wx-form')
  const held = form && forms.get(form)
  if (text('formType') === 'submit') held?.submit()
  if (text('formType') === 'reset') held?.reset()
}

/** Open types that answer with no event of their own: WeChat shows something, and that is all. */
const silent = new Set(['feedback', 'openGroupProfile'])

/** A card that cannot be sent is a fault of the program: the person sees nothing happen. */
function shareFrom({ host, identity }: Part): void {
  host.share(identity()).catch((error: unknown) => {
    host.report('wx-usage', error instanceof Error ? error.message : String(error))
  })
}

/** WeChat lets the person choose, and checks the picture, before the program hears of it; or never. */
function chooseAvatar({ host, emit }: Part): void {
  host.profile.chooseAvatar().then(
    (detail) => {
      if (detail !== null) emit('chooseavatar', detail)
    },
    (error: unknown) => host.report('wx-usage', `chooseAvatar: ${String(error)}`),
  )
}

/** WeChat names the event after the open type; `openSetting` answers `opensetting`. Types may be joined by `|`. */
function answerOpenType(part: Part): void {
  const { host, text, emit } = part
  for (const type of text('openType').split('|').filter(Boolean)) {
    if (type === 'share') shareFrom(part)
    else if (type === 'chooseAvatar') chooseAvatar(part)
    else if (!silent.has(type))
      emit(type.toLowerCase(), host.fixtures.openTypes[type] ?? { errMsg: `${type}:ok` })
  }
}

/** 组件/表单组件/button. A disabled button gives no tap. */
export const button: BuiltIn = {
  properties: {
    size: 'default',
    type: 'default',
    plain: false,
    disabled: false,
    loading: false,
    formType: '',
    openType: '',
    hoverClass: 'button-hover',
    hoverStayTime: 70,
  },
  mount: (part) => {
    const show = (): void => {
      markDisabled(part)
      if (!part.element.hasAttribute('role')) part.element.setAttribute('role', 'button')
      part.element.dataset['type'] = part.text('type')
      part.element.dataset['size'] = part.text('size')
      part.element.dataset['openType'] = part.text('openType')
      part.element.toggleAttribute('data-plain', part.flag('plain'))
      part.element.toggleAttribute('data-loading', part.flag('loading'))
    }
    const act = (): void => {
      if (isDisabled(part.element)) return
      answerOpenType(part)
      actOnForm(part)
    }
    part.element.addEventListener(tapped, act)
    controls.set(part.element, { name: () => '', value: () => null, reset: () => undefined, activate: act })
    show()
    return { changed: show }
  },
}
