import { controls, controlsIn, isDisabled, markDisabled, tapped, type BuiltIn, type Part } from './part'

/** DOM event by which a box or a button of a group tells its group that the person has changed it. */
const chosen = 'device-chosen'

/** Shows whether something is chosen, to eyes and to screen readers alike. */
function showChecked(element: HTMLElement, isChecked: boolean): void {
  element.toggleAttribute('data-checked', isChecked)
  element.setAttribute('aria-checked', String(isChecked))
}

/** The `value` property of the boxes and buttons of groups. */
const valueOf = new WeakMap<Element, () => string>()

const isChecked = (element: Element): boolean => element.hasAttribute('data-checked')

interface Toggle {
  readonly role: 'checkbox' | 'radio' | 'switch'
  /** Whether it is chosen after a tap. */
  readonly next: (isChecked: boolean) => boolean
  readonly told: (part: Part) => void
}

/** What checkbox, radio and switch have in common: a tap, or a tap on a label, changes `checked`. */
const toggle = ({ role, next, told }: Toggle): BuiltIn => ({
  properties: { value: '', checked: false, disabled: false, color: '', name: '', type: 'switch' },
  mount: (part) => {
    const { element } = part
    const activate = (): void => {
      if (isDisabled(element) || next(isChecked(element)) === isChecked(element)) return
      showChecked(element, next(isChecked(element)))
      told(part)
    }
    const initial = part.flag('checked')
    element.setAttribute('role', role)
    element.addEventListener(tapped, activate)
    showChecked(element, initial)
    markDisabled(part)
    valueOf.set(element, () => part.text('value'))
    controls.set(element, {
      name: () => (role === 'switch' ? part.text('name') : ''),
      value: () => isChecked(element),
      reset: () => showChecked(element, role === 'switch' ? false : initial),
      activate,
    })
    return {
      changed(name) {
        if (name === 'checked') showChecked(element, part.flag('checked'))
        else markDisabled(part)
      },
    }
  },
})

const tellGroup = ({ element }: Part): void => {
  element.dispatchEvent(new CustomEvent(chosen, { bubbles: true }))
}

/** 组件/表单组件/checkbox. */
export const checkbox = toggle({ role: 'checkbox', next: (is) => !is, told: tellGroup })

/** 组件/表单组件/radio. */
export const radio = toggle({ role: 'radio', next: () => true, told: tellGroup })

/** 组件/表单组件/switch: tells its own change, `{ value }`. */
export const switchPart = toggle({
  role: 'switch',
  next: (is) => !is,
  told: (part) => part.emit('change', { value: isChecked(part.element) }),
})

interface Group {
  readonly item: 'wx-checkbox' | 'wx-radio'
  readonly value: (values: string[]) => string | string[]
  /** Before the group tells: one radio out of many. */
  readonly settle: (items: readonly HTMLElement[], last: EventTarget | null) => void
}

const group = ({ item, value, settle }: Group): BuiltIn => ({
  properties: { name: '' },
  mount: (part) => {
    const items = (): HTMLElement[] => [...part.element.querySelectorAll<HTMLElement>(item)]
    const current = () =>
      value(
        items()
          .filter(isChecked)
          .map((one) => valueOf.get(one)?.() ?? ''),
      )
    part.element.addEventListener(chosen, (event) => {
      settle(items(), event.target)
      part.emit('change', { value: current() })
    })
    controls.set(part.element, {
      name: () => part.text('name'),
      value: current,
      reset: () => undefined,
      activate: () => controlsIn(part.element)[0]?.activate(),
    })
    return undefined
  },
})

/** 组件/表单组件/checkbox-group: tells the chosen values, in the order of the page. */
export const checkboxGroup = group({
  item: 'wx-checkbox',
  value: (values) => values,
  settle: () => undefined,
})

/** 组件/表单组件/radio-group: one at a time. */
export const radioGroup = group({
  item: 'wx-radio',
  value: ([first]) => first ?? '',
  settle: (items, last) => {
    for (const one of items) if (one !== last) showChecked(one, false)
  },
})
