import { View } from '@tarojs/components'
import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { errorMessage } from '../../ui/error-state/error-state'
import { Field } from '../../ui/field/field'
import { SearchInput } from '../../ui/field/search-input'
import { Block } from '../../ui/native/block'
import classes from './find-field.module.scss'

interface FindFieldProps<T> {
  readonly label: string
  readonly hint: string
  readonly error: string | undefined
  readonly placeholder: string
  readonly maxLength: number
  /** Words of the button. */
  readonly go: string
  readonly find: (text: string) => Promise<T>
  /** What was found, to choose from. */
  readonly children: (found: T) => ReactNode
}

/** A field whose value is found by a few letters of its name. */
export function FindField<T>({ label, hint, error, find, children, ...input }: FindFieldProps<T>) {
  const [text, setText] = useState('')
  const finding = useMutation({ mutationFn: () => find(text) })
  const failure = finding.error ? errorMessage(finding.error) : error
  return (
    <View>
      <Field label={label} hint={hint} error={failure}>
        <SearchInput
          {...input}
          value={text}
          isBusy={finding.isPending}
          onChange={setText}
          onSearch={finding.mutate}
        />
      </Field>
      <Block as="div" live="polite" className={classes.found}>
        {finding.data && children(finding.data)}
      </Block>
    </View>
  )
}
