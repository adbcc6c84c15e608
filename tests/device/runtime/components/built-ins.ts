import { button } from './button'
import { canvas } from './canvas'
import { checkbox, checkboxGroup, radio, radioGroup, switchPart } from './choices'
import { form } from './form'
import { image } from './image'
import { input } from './input'
import { label } from './label'
import { map } from './map'
import { movableArea, movableView } from './movable'
import type { BuiltInName } from './names'
import type { BuiltIn } from './part'
import { picker } from './picker'
import { text, view } from './plain'
import { scrollView } from './scroll-view'
import { slider } from './slider'
import { swiper, swiperItem } from './swiper'
import { textarea } from './textarea'

/** Every built-in component of this device, by its tag in WXML. */
export const builtIns: { readonly [name in BuiltInName]: BuiltIn } = {
  button,
  canvas,
  checkbox,
  'checkbox-group': checkboxGroup,
  form,
  image,
  input,
  label,
  map,
  'movable-area': movableArea,
  'movable-view': movableView,
  picker,
  radio,
  'radio-group': radioGroup,
  'scroll-view': scrollView,
  slider,
  swiper,
  'swiper-item': swiperItem,
  switch: switchPart,
  text,
  textarea,
  view,
}
