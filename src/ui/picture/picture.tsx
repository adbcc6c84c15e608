import { Image } from '@tarojs/components'
import { createElement } from 'react'
import { classNames } from '../class-names'
import classes from './picture.module.scss'

interface PictureProps {
  readonly src: string
  /** What it shows, in words; empty for ornament. */
  readonly alt: string
  readonly className?: string | undefined
  /** The whole picture instead of filling its box. */
  readonly isWhole?: boolean
}

export function Picture({ src, alt, className, isWhole = false }: PictureProps) {
  const all = classNames(classes.picture, isWhole && classes.whole, className)
  if (process.env.TARO_ENV === 'h5') {
    return createElement('img', { src, alt, className: all, loading: 'lazy', decoding: 'async' })
  }
  return (
    <Image className={all} src={src} mode={isWhole ? 'aspectFit' : 'aspectFill'} lazyLoad ariaLabel={alt} />
  )
}
