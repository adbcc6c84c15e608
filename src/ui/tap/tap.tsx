import { View } from '@tarojs/components'
import { createElement, type CSSProperties, type ReactNode } from 'react'
import { classNames } from '../class-names'
import classes from './tap.module.scss'

export interface TapProps {
  readonly onPress?: (() => void) | undefined
  /** Spoken name; needed when the children are not words. */
  readonly label?: string | undefined
  readonly role?: 'button' | 'link' | 'radio' | 'checkbox' | 'switch' | 'tab'
  readonly isChecked?: boolean
  /** The page or step that one is on. */
  readonly isCurrent?: boolean
  readonly isExpanded?: boolean
  readonly isDisabled?: boolean
  readonly isBusy?: boolean
  readonly className?: string | undefined
  readonly style?: CSSProperties
  readonly children?: ReactNode
}

/** Whatever can be pressed: focusable, works with Enter and Space, and says what it is. */
export function Tap(props: TapProps) {
  return process.env.TARO_ENV === 'h5' ? <WebTap {...props} /> : <MiniTap {...props} />
}

/** A real button: the browser supplies focus, keys and the disabled state. */
function WebTap({ onPress, children, className, style, ...state }: TapProps) {
  return createElement(
    'button',
    {
      type: 'button',
      className: classNames(classes.tap, className),
      style,
      role: state.role === 'button' ? undefined : state.role,
      disabled: state.isDisabled,
      onClick: onPress,
      'aria-label': state.label,
      'aria-checked': state.isChecked,
      'aria-current': state.isCurrent ? 'page' : undefined,
      'aria-expanded': state.isExpanded,
      'aria-busy': state.isBusy,
    },
    children,
  )
}

function MiniTap({ onPress, children, className, style = {}, ...state }: TapProps) {
  const aria = {
    ariaRole: state.role ?? 'button',
    ...(state.label && { ariaLabel: state.label }),
    ...(state.isChecked !== undefined && { ariaChecked: state.isChecked }),
    ...(state.isDisabled && { ariaDisabled: true }),
  }
  return (
    <View
      className={classNames(classes.tap, state.isDisabled && classes.disabled, className)}
      style={style}
      hoverClass={classes.pressed ?? ''}
      {...aria}
      {...(onPress && !state.isDisabled && { onClick: onPress })}
    >
      {children}
    </View>
  )
}
