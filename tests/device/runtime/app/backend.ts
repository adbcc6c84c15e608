import { glassEasel } from 'glass-easel-miniprogram-adapter'

/** 750 rpx are the width of the screen, in styles of elements as in style sheets. */
const withoutRpx = (style: string): string =>
  style.replace(/(-?\d*\.?\d+)rpx\b/g, (_all, amount: string) => `${Number(amount) / 7.5}vw`)

function createElement(tag: string): HTMLElement {
  const element = document.createElement(tag)
  const set = element.setAttribute.bind(element)
  element.setAttribute = (name, value) => set(name, name === 'style' ? withoutRpx(value) : value)
  return element
}

const standard = {
  createTextNode: (text: string) => document.createTextNode(text),
  createDocumentFragment: () => document.createDocumentFragment(),
}

/**
 * glass-easel on this window's DOM. Events are the device's own business (app/gestures.ts): the engine's listeners would
 * stop every scroll of the window as soon as one element catches `touchmove`.
 */
export function createBackend(): glassEasel.CurrentWindowBackendContext {
  const backend = new glassEasel.CurrentWindowBackendContext()
  backend.document = { createElement, ...standard } as unknown as typeof backend.document
  backend.setListenerStats = () => undefined
  return backend
}
