import { View } from '@tarojs/components'
import { useState } from 'react'
import { privacyLimits } from '@domain/identity/privacy'
import { api } from '@/api'
import { Failure } from '@/components/form-sheet/failure'
import { Button } from '@/ui/button/button'
import { Field } from '@/ui/field/field'
import { TextArea } from '@/ui/field/text-area'
import { correctionText } from '../privacy-text'
import { usePeopleCommand } from '../use-queue'
import classes from './person-view.module.scss'

interface AnswerFormProps {
  readonly id: string
  readonly version: number
  readonly onDone?: () => void
}

/** Accepts or declines a correction, with how it was looked into. */
export function AnswerForm({ id, version, onDone }: AnswerFormProps) {
  const [note, setNote] = useState('')
  const { send, isBusy, fields, failure } = usePeopleCommand({
    call: api.identity.privacy.answerCorrection,
    ...(onDone && { onDone }),
  })
  const answer = (agree: boolean) =>
    send({ personId: id, version, agree, note }, { said: correctionText.answered })
  return (
    <>
      <Field label={correctionText.why} error={fields['note']}>
        <TextArea value={note} maxLength={privacyLimits.note} onChange={setNote} />
      </Field>
      <Failure text={failure} />
      <View className={classes.tags}>
        <Button icon="check" busy={isBusy} onPress={() => answer(true)}>
          {correctionText.agree}
        </Button>
        <Button kind="ghost" disabled={isBusy} onPress={() => answer(false)}>
          {correctionText.decline}
        </Button>
      </View>
    </>
  )
}
