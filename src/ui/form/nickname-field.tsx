import { Input } from '@tarojs/components'
import { createElement } from 'react'
import { useFieldAria, useSpokenName } from '../field/field-context'
import classes from '../field/text-field.module.scss'

interface NicknameFieldProps {
  /** Under which the form hands it over. */
  readonly name: string
  /** What stands in it at first. */
  readonly initial: string
  readonly maxLength: number
  readonly placeholder: string
}

/** A field of a Form; WeChat's keyboard offers the nickname that somebody has there. */
export const NicknameField = (props: NicknameFieldProps) =>
  process.env.TARO_ENV === 'h5' ? <WebNicknameField {...props} /> : <MiniNicknameField {...props} />

function WebNicknameField({ name, initial, maxLength, placeholder }: NicknameFieldProps) {
  const aria = useFieldAria()
  const input = { ...aria, className: classes.input, name, defaultValue: initial, maxLength, placeholder }
  return createElement('input', { ...input, autoComplete: 'nickname' })
}

function MiniNicknameField({ name, initial, maxLength, placeholder }: NicknameFieldProps) {
  const spoken = useSpokenName(undefined)
  return (
    <Input
      className={classes.input ?? ''}
      type="nickname"
      name={name}
      value={initial}
      maxlength={maxLength}
      placeholder={placeholder}
      placeholderClass={classes.placeholder ?? ''}
      ariaLabel={spoken}
    />
  )
}
