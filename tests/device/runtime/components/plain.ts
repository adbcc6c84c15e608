import type { BuiltIn } from './part'

/** 组件/视图容器/view: a box; `hover-class` is put on by the touch itself (app/gestures.ts). */
export const view: BuiltIn = {
  properties: { hoverClass: 'none', hoverStopPropagation: false, hoverStartTime: 50, hoverStayTime: 400 },
}

/** 组件/基础内容/text. */
export const text: BuiltIn = {
  properties: { selectable: false, userSelect: false, space: '', decode: false },
  mount: (part) => {
    const follow = (): void => {
      part.element.style.userSelect = part.flag('selectable') || part.flag('userSelect') ? 'text' : ''
    }
    follow()
    return { changed: follow }
  },
}
