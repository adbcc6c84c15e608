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

/** 组件/地图/map: this device draws no map, and says so on the screen. */
export const map: BuiltIn = {
  properties: { latitude: 0, longitude: 0, scale: 16, markers: null },
  mount: (part) => {
    const say = (): void => {
      const place = `${part.number('latitude')}, ${part.number('longitude')}`
      part.element.dataset['stub'] = `map at ${place}: not drawn on this device`
    }
    say()
    return { changed: say }
  },
}
