import type { IPluginContext } from '@tarojs/service'

/** Attributes by which screen readers of WeChat know a component (base library 2.7.1). */
const spoken = [
  'aria-role',
  'aria-label',
  'aria-hidden',
  'aria-checked',
  'aria-disabled',
  'aria-live',
  'aria-modal',
]
const components = ['View', 'Text', 'Image', 'Input', 'Textarea', 'Picker', 'Button']

interface Platform {
  readonly template: {
    mergeComponents(context: IPluginContext, patch: Record<string, Record<string, string>>): void
  }
}

/**
 * Taro writes only the attributes it knows into WeChat's templates and knows no aria ones, so `ariaLabel` on a view
 * would be lost on the phone. This adds them to the components that the program presses and reads.
 */
export default (context: IPluginContext): void => {
  const attributes = Object.fromEntries(spoken.map((name) => [name, '']))
  const patch = Object.fromEntries(components.map((name) => [name, attributes]))
  context.registerMethod({
    name: 'onSetupClose',
    fn: ({ template }: Platform) => template.mergeComponents(context, patch),
  })
}
