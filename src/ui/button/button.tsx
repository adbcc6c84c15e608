import type { ReactNode } from 'react'
import { classNames } from '../class-names'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/paths'
import { Tap } from '../tap/tap'
import classes from './button.module.scss'

interface ButtonProps {
  readonly kind?: 'primary' | 'ghost' | 'danger' | 'plain'
  readonly size?: 's'
  readonly icon?: IconName
  /** Fills its row. */
  readonly wide?: boolean
  /** Something is under way; the button does nothing until it has ended, so nothing is sent twice. */
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly onPress: () => void
  /** Spoken instead of the words on the button, when those do not say enough on their own. */
  readonly label?: string
  readonly children?: ReactNode
}

export function Button(props: ButtonProps) {
  const { icon, busy = false, disabled = false } = props
  const isOff = busy || disabled
  return (
    <Tap
      className={classNames(look(props), isOff && classes.off)}
      label={props.label}
      isDisabled={isOff}
      isBusy={busy}
      onPress={props.onPress}
    >
      {busy && <Icon name="refresh" size="s" className={classes.spinner ?? ''} />}
      {icon && !busy && <Icon name={icon} size="s" />}
      {props.children}
    </Tap>
  )
}

const look = ({ kind = 'primary', size, wide }: ButtonProps): string =>
  classNames(classes.button, classes[kind], size && classes.small, wide && classes.wide)
