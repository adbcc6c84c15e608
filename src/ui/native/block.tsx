import { View } from '@tarojs/components'
import { createElement, type CSSProperties, type ReactNode } from 'react'

interface BlockProps {
  /** What it is in a browser; WeChat knows only views. */
  readonly as: 'header' | 'main' | 'footer' | 'nav' | 'section' | 'ul' | 'li' | 'ol' | 'div' | 'span'
  readonly id?: string
  readonly className?: string | undefined
  readonly style?: CSSProperties | undefined
  /** Spoken name of a landmark or a list. */
  readonly label?: string | undefined
  readonly role?: string
  /** `polite` or `assertive`: changes inside are read out. */
  readonly live?: 'polite' | 'assertive'
  readonly isHidden?: boolean
  /** The keyboard can be sent here by the program. */
  readonly canTakeFocus?: boolean
  readonly isBusy?: boolean
  readonly children?: ReactNode
}

/** A box that is a real landmark or list element in a browser, so that screen readers can walk the page. */
export function Block(props: BlockProps) {
  const { as, id, className, style, children } = props
  const box = { ...(id && { id }), ...(className && { className }), ...(style && { style }) }
  if (process.env.TARO_ENV === 'h5') return createElement(as, { ...box, ...webAria(props) }, children)
  return (
    <View {...box} {...miniAria(props)}>
      {children}
    </View>
  )
}

const webAria = ({ label, role, live, isHidden, isBusy, canTakeFocus }: BlockProps) => ({
  role,
  'aria-label': label,
  'aria-live': live,
  'aria-hidden': isHidden,
  'aria-busy': isBusy,
  tabIndex: canTakeFocus ? -1 : undefined,
})

const miniAria = ({ label, role, live, isHidden }: BlockProps) => ({
  ...(label && { ariaLabel: label }),
  ...(role && { ariaRole: role }),
  ...(live && { ariaLive: live }),
  ...(isHidden && { ariaHidden: true }),
})
