import { Textarea, View } from '@tarojs/components'
import { createElement, type ChangeEvent } from 'react'
import { classNames } from '../class-names'
import { Block } from '../native/block'
import { useFieldAria, useSpokenName } from './field-context'
import classes from './text-field.module.scss'

interface TextAreaProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** In characters; the count is shown from the start, so that nobody is cut off unawares. */
  readonly maxLength: number
  readonly placeholder?: string
  readonly label?: string
  readonly disabled?: boolean
}

export function TextArea(props: TextAreaProps) {
  return (
    <View>
      {process.env.TARO_ENV === 'h5' ? <WebTextArea {...props} /> : <MiniTextArea {...props} />}
      <Block as="div" className={classes.count} isHidden>
        {props.value.length} / {props.maxLength}
      </Block>
    </View>
  )
}

function WebTextArea(props: TextAreaProps) {
  const aria = useFieldAria()
  return createElement('textarea', {
    ...aria,
    className: classNames(classes.input, classes.area),
    rows: 3,
    value: props.value,
    maxLength: props.maxLength,
    placeholder: props.placeholder,
    disabled: props.disabled,
    'aria-label': props.label,
    onChange: (event: ChangeEvent<HTMLTextAreaElement>) => props.onChange(event.target.value),
  })
}

function MiniTextArea(props: TextAreaProps) {
  const name = useSpokenName(props.label)
  return (
    <Textarea
      className={classNames(classes.input, classes.area)}
      value={props.value}
      maxlength={props.maxLength}
      placeholder={props.placeholder ?? ''}
      placeholderClass={classes.placeholder ?? ''}
      disabled={props.disabled ?? false}
      autoHeight
      ariaLabel={name}
      onInput={(event) => props.onChange(event.detail.value)}
    />
  )
}
