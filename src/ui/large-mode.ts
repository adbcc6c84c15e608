import type { CSSProperties } from 'react'
import { fontScale } from '../platform/font-scale'
import { getStored, setStored } from '../platform/storage'
import { createStore, useStore } from './store'

const store = createStore(getStored<boolean>('large') === true)

/** 长辈版: larger type, larger targets, one task a card. */
export const useLargeMode = (): boolean => useStore(store)

export function setLargeMode(isLarge: boolean): void {
  setStored('large', isLarge)
  store.set(isLarge)
}

/** The style of a root that carries the class `large`: how far the person has enlarged WeChat's own font. */
export const largeStyle = (): CSSProperties => ({ '--scale': String(fontScale()) }) as CSSProperties
