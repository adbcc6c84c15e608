import { Text, View } from '@tarojs/components'
import { createElement, useId, type ReactNode } from 'react'
import { classNames } from '../class-names'
import { Icon } from '../icon/icon'
import { Block } from '../native/block'
import { FieldContext } from './field-context'
import classes from './field.module.scss'

interface FieldProps {
  readonly label: string
  readonly hint?: string | undefined
  /** What to correct, in words. */
  readonly error?: string | undefined
  /** Several controls under one label (choices): read as a group instead of one input. */
  readonly isGroup?: boolean
  readonly children: ReactNode
}

/** Label above, hint below it, error under the input. */
export function Field({ label, hint, error, isGroup = false, children }: FieldProps) {
  const id = useId()
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <FieldContext.Provider value={{ id, label, describedBy, isInvalid: Boolean(error) }}>
      <Block
        as="div"
        className={classNames(classes.field, error && classes.wrong)}
        {...(isGroup && { role: 'group', label })}
      >
        <Label text={label} inputId={isGroup ? undefined : id} />
        {hint && (
          <Block as="div" id={`${id}-hint`} className={classes.hint}>
            {hint}
          </Block>
        )}
        {children}
        <Block as="div" id={`${id}-error`} live="polite">
          {error && (
            <View className={classes.error}>
              <Icon name="warn" size="s" />
              <Text>{error}</Text>
            </View>
          )}
        </Block>
      </Block>
    </FieldContext.Provider>
  )
}

function Label({ text, inputId }: { readonly text: string; readonly inputId: string | undefined }) {
  if (process.env.TARO_ENV === 'h5' && inputId) {
    return createElement('label', { htmlFor: inputId, className: classes.label }, text)
  }
  return <View className={classes.label}>{text}</View>
}
