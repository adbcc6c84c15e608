import { View } from '@tarojs/components'
import { useState } from 'react'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import type { Running } from '@/components/use-command'
import { Field } from '@/ui/field/field'
import { TextArea } from '@/ui/field/text-area'
import { Block } from '@/ui/native/block'
import classes from './person.module.scss'

/** Most characters of a reason. */
const MOST = 60

interface ReasonSheetProps<I> {
  readonly title: string
  readonly yes: string
  /** What comes of it, a sentence each. */
  readonly follows: readonly string[]
  readonly reason: { readonly label: string; readonly hint: string }
  readonly said: string
  readonly isRisky?: boolean
  readonly command: Running<I>
  readonly inputOf: (reason: string) => I
  readonly onClose: () => void
}

/** Says what will follow, asks why, and does it. */
export function ReasonSheet<I>(props: ReasonSheetProps<I>) {
  const { title, yes, follows, reason, said, isRisky = false, command, inputOf, onClose } = props
  const [text, setText] = useState('')
  return (
    <FormSheet
      {...{ title, yes, isRisky, onClose }}
      isBusy={command.isBusy}
      failure={command.failure}
      onYes={() => command.send(inputOf(text), { said })}
    >
      <Block as="ul" className={classes.follows}>
        {follows.map((line) => (
          <Block as="li" key={line} className={classes.follow}>
            <View>{line}</View>
          </Block>
        ))}
      </Block>
      <Field label={reason.label} hint={reason.hint} error={command.fields['reason']}>
        <TextArea value={text} maxLength={MOST} onChange={setText} />
      </Field>
    </FormSheet>
  )
}
