import { createContext, type ReactNode } from 'react'

/** Draws what stands around every page in a browser, where no WeChat draws it; null inside WeChat. */
export const ShellContext = createContext<((isTab: boolean) => ReactNode) | null>(null)
