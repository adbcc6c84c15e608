import type { AppConfig } from '../program'
import { createNavigationBar } from './navigation-bar'
import { createTabBar } from './tab-bar'

interface Actions {
  readonly onBack: () => void
  readonly onHome: () => void
  readonly onTab: (path: string) => void
}

/** The two bars around the pages. */
export interface Bars {
  readonly navigation: ReturnType<typeof createNavigationBar>
  readonly tabs: ReturnType<typeof createTabBar>
}

export const createBars = (app: AppConfig, { onBack, onHome, onTab }: Actions): Bars => ({
  navigation: createNavigationBar({ onBack, onHome }),
  tabs: createTabBar(app.tabBar, onTab),
})
