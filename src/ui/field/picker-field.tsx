import { Picker, View } from '@tarojs/components'
import { createElement, type ChangeEvent } from 'react'
import { classNames } from '../class-names'
import { Icon } from '../icon/icon'
import { useFieldAria, useSpokenName } from './field-context'
import classes from './text-field.module.scss'

interface PickerFieldProps {
  /** A day as YYYY-MM-DD. */
  readonly value: string | null
  readonly onChange: (day: string) => void
  readonly min?: string
  readonly max?: string
  /** What stands there while no day is chosen. */
  readonly placeholder: string
  readonly label?: string
}

/** Chooses a day with the platform's own date picker. */
export function PickerField(props: PickerFieldProps) {
  return process.env.TARO_ENV === 'h5' ? <WebPicker {...props} /> : <MiniPicker {...props} />
}

function WebPicker(props: PickerFieldProps) {
  const aria = useFieldAria()
  return createElement('input', {
    ...aria,
    type: 'date',
    className: classNames(classes.input, classes.day, !props.value && classes.unchosen),
    'data-empty': props.placeholder,
    value: props.value ?? '',
    min: props.min,
    max: props.max,
    'aria-label': props.label,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      if (event.target.value) props.onChange(event.target.value)
    },
  })
}

function MiniPicker({ value, onChange, min, max, placeholder, label }: PickerFieldProps) {
  const name = useSpokenName(label)
  return (
    <Picker
      mode="date"
      value={value ?? min ?? ''}
      {...(min && { start: min })}
      {...(max && { end: max })}
      {...(name && { ariaLabel: name })}
      onChange={(event) => onChange(event.detail.value)}
    >
      <View className={classNames(classes.picker, !value && classes.empty)}>
        <Icon name="calendar" size="s" />
        {value ?? placeholder}
      </View>
    </Picker>
  )
}
