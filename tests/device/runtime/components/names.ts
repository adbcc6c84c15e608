/** Built-in components that this device has. */
export const builtInNames = [
  'button',
  'canvas',
  'checkbox',
  'checkbox-group',
  'form',
  'image',
  'input',
  'label',
  'map',
  'movable-area',
  'movable-view',
  'picker',
  'radio',
  'radio-group',
  'scroll-view',
  'slider',
  'swiper',
  'swiper-item',
  'switch',
  'text',
  'textarea',
  'view',
] as const

export type BuiltInName = (typeof builtInNames)[number]

/** WeChat's other components. A program that begins to use one finds out when it is loaded here. */
export const missingNames: readonly string[] = [
  'camera',
  'cover-image',
  'cover-view',
  'editor',
  'icon',
  'live-player',
  'live-pusher',
  'navigator',
  'official-account',
  'open-data',
  'picker-view',
  'picker-view-column',
  'progress',
  'rich-text',
  'video',
  'web-view',
]
