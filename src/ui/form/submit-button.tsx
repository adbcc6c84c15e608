import { Button as NativeButton } from '@tarojs/components'
import { createElement } from 'react'
import classes from '../button/button.module.scss'
import { classNames } from '../class-names'
import tapClasses from '../tap/tap.module.scss'

interface SubmitButtonProps {
  readonly label: string
  /** Something is under way; nothing is sent twice. */
  readonly isBusy: boolean
}

/** Sends the Form that it stands in. */
export function SubmitButton({ label, isBusy }: SubmitButtonProps) {
  const look = classNames(classes.button, classes.primary, classes.wide, isBusy && classes.off)
  if (process.env.TARO_ENV === 'h5') {
    const state = { type: 'submit', disabled: isBusy, 'aria-busy': isBusy }
    return createElement('button', { ...state, className: classNames(tapClasses.tap, look) }, label)
  }
  return (
    <NativeButton
      className={classNames(classes.native, look)}
      hoverClass={tapClasses.pressed ?? ''}
      formType="submit"
      disabled={isBusy}
      {...{ ariaRole: 'button' }}
    >
      {label}
    </NativeButton>
  )
}
