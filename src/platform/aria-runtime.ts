import { mergeInternalComponents } from '@tarojs/shared'

/** Filled in by config/index.ts. */
declare const ARIA_ATTRIBUTES: Record<string, Record<string, string>>

// Templates name attributes by number (p0, p1, …), counted over all that a component has. The program counts them
// once more when it runs, so it has to know the same attributes that config/aria-plugin.ts wrote into the templates.
mergeInternalComponents(ARIA_ATTRIBUTES)
