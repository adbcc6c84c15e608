import type { Root } from 'glass-easel-miniprogram-adapter'
import type { DevicePage, PageStack } from '../device'
import type { PageConfig } from '../program'

/** A page with what only the device knows of it. */
export interface OpenPage extends DevicePage {
  readonly root: Root
  readonly config: PageConfig
  /** What its navigation bar says now. */
  readonly bar: { title: string; background: string; front: string }
  readonly stopPull: () => void
}

/** The pages on the stack, and the tab pages that wait beside it (逻辑层/页面路由, 页面栈). */
export interface Pages extends PageStack {
  all(): readonly OpenPage[]
  current(): OpenPage | undefined
  byId(id: number): OpenPage | undefined
  push(page: OpenPage): void
  pop(): OpenPage | undefined
  /** Tab pages that were left for another tab. */
  readonly waiting: Map<string, OpenPage>
}

export function createPages(): Pages {
  const stack: OpenPage[] = []
  const waiting = new Map<string, OpenPage>()
  return {
    waiting,
    all: () => [...stack],
    current: () => stack.at(-1),
    byId: (id) => [...stack, ...waiting.values()].find((page) => page.id === id),
    push: (page) => void stack.push(page),
    pop: () => stack.pop(),
  }
}
