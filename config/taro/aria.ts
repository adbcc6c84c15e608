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
const components = ['View', 'Text', 'Image', 'Input', 'Textarea', 'Picker', 'Button', 'Map']

const attributes = Object.fromEntries(spoken.map((name) => [name, '']))

/** What the components that the program presses and reads have beyond what Taro knows of them. */
export const ariaAttributes: Record<string, Record<string, string>> = Object.fromEntries(
  components.map((name) => [name, attributes]),
)
