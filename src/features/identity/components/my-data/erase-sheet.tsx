import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ERASE_WORD } from '@domain/identity/privacy'
import { api } from '@/api'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { forgetMe } from '@/session/session'
import { toast } from '@/ui/dialog'
import { Field } from '@/ui/field/field'
import { TextField } from '@/ui/field/text-field'
import { myDataText } from '../../my-data-text'
import { useIdentityCommand } from '../../use-identity-command'
import classes from './my-data.module.scss'

/** The last question before everything is gone; the word is typed so that no slip of a finger does it. */
export function EraseSheet({ onClose }: { readonly onClose: () => void }) {
  const [word, setWord] = useState('')
  const { send, isBusy, failure, fields } = useIdentityCommand({
    call: api.identity.privacy.erase,
    onDone: () => {
      toast(myDataText.erased)
      forgetMe()
    },
  })
  return (
    <FormSheet
      title={myDataText.eraseTitle}
      yes={myDataText.eraseYes}
      isRisky
      isBusy={isBusy}
      failure={failure}
      onYes={() => send({ confirm: word.trim() as typeof ERASE_WORD })}
      onClose={onClose}
    >
      {myDataText.eraseLines.map((line) => (
        <View key={line}>{line}</View>
      ))}
      <Field label={myDataText.eraseField} error={fields['confirm']}>
        <TextField value={word} maxLength={4} onChange={setWord} />
      </Field>
      <View className={classes.small}>{myDataText.eraseHint}</View>
    </FormSheet>
  )
}
