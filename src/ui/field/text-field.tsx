import { Input } from '@tarojs/components'
import { createElement, type ChangeEvent } from 'react'
import { useFieldAria, useSpokenName } from './field-context'
import classes from './text-field.module.scss'

interface TextFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** `number`: whole numbers; `phone` and `digit` bring the matching keyboard. */
  readonly type?: 'text' | 'number' | 'digit' | 'phone'
  readonly maxLength?: number
  readonly placeholder?: string
  /** Spoken name where no Field stands around it. */
  readonly label?: string
  /** Enter, or the keyboard's own button. */
  readonly onConfirm?: () => void
  readonly disabled?: boolean
}

export function TextField(props: TextFieldProps) {
  return process.env.TARO_ENV === 'h5' ? <WebTextField {...props} /> : <MiniTextField {...props} />
}

const keyboards = {
  text: 'text',
  number: 'numeric',
  digit: 'decimal',
  phone: 'tel',
} as const

function WebTextField(props: TextFieldProps) {
  const aria = useFieldAria()
  return createElement('input', {
    ...aria,
    className: classes.input,
    inputMode: keyboards[props.type ?? 'text'],
    value: props.value,
    maxLength: props.maxLength,
    placeholder: props.placeholder,
    disabled: props.disabled,
    'aria-label': props.label,
    onChange: (event: ChangeEvent<HTMLInputElement>) => props.onChange(event.target.value),
    onKeyDown: (event: { key: string; nativeEvent: { isComposing: boolean } }) => {
      // Enter that only ends the spelling of a Chinese word must not send the form.
      if (event.key === 'Enter' && !event.nativeEvent.isComposing) props.onConfirm?.()
    },
  })
}

function MiniTextField(props: TextFieldProps) {
  const name = useSpokenName(props.label)
  const type = props.type === 'phone' ? 'number' : (props.type ?? 'text')
  return (
    <Input
      className={classes.input ?? ''}
      type={type}
      value={props.value}
      maxlength={props.maxLength ?? -1}
      placeholder={props.placeholder ?? ''}
      placeholderClass={classes.placeholder ?? ''}
      disabled={props.disabled ?? false}
      ariaLabel={name}
      onInput={(event) => props.onChange(event.detail.value)}
      onConfirm={() => props.onConfirm?.()}
    />
  )
}
