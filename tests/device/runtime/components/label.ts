import { controls, isDisabled, tapped, type BuiltIn, type Part } from './part'

/** The control that a label stands for: the one with the id in `for`, else the first inside. */
function controlOf({ element, text }: Part): Element | undefined {
  const id = text('for')
  if (id === '') return [...element.querySelectorAll('*')].find((inner) => controls.has(inner))
  const page = element.closest('.device-frame') ?? element
  return [...page.querySelectorAll(`[id$="--${id}"]`)].find((inner) => controls.has(inner))
}

/** 组件/表单组件/label: a tap on it is a tap on its control. */
export const label: BuiltIn = {
  properties: { for: '' },
  mount: (part) => {
    part.element.addEventListener(tapped, (event) => {
      const control = controlOf(part)
      if (!control || isDisabled(control) || control.contains(event.target as Node)) return
      controls.get(control)?.activate()
    })
    return undefined
  },
}
