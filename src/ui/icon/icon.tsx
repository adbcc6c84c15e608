import { View } from '@tarojs/components'
import type { CSSProperties } from 'react'
import { classNames } from '../class-names'
import classes from './icon.module.scss'
import { iconPaths, type IconName } from './paths'

interface IconProps {
  readonly name: IconName
  /** `s` beside small text, `l` on a big task; otherwise the size of the mode. */
  readonly size?: 's' | 'l'
  readonly isFilled?: boolean
  readonly className?: string
}

const drawing = (path: string, isFilled: boolean): string => {
  const paint = isFilled ? 'fill="black"' : 'fill="none"'
  const line = 'stroke="black" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" ${paint} ${line}><path d="${path}"/></svg>`
}

/**
 * An outline in the colour of the text around it. WeChat draws no inline SVG, so the outline is a mask; it goes
 * through a CSS variable because WeChat's style object drops the prefixed mask properties.
 */
export function Icon({ name, size, isFilled = false, className }: IconProps) {
  const uri = `url("data:image/svg+xml,${encodeURIComponent(drawing(iconPaths[name], isFilled))}")`
  const sizeClass = size && classes[size]
  return (
    <View
      className={classNames(classes.icon, sizeClass, className)}
      style={{ '--drawing': uri } as CSSProperties}
      {...{ ariaHidden: 'true' }}
    />
  )
}
