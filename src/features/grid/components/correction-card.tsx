import { View } from '@tarojs/components'
import { useState } from 'react'
import type { PersonPage } from '@domain/grid/desk-contract'
import { privacyLimits } from '@domain/identity/privacy'
import { api } from '@/api'
import { Failure } from '@/components/form-sheet/failure'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { Field } from '@/ui/field/field'
import { TextArea } from '@/ui/field/text-area'
import { Section } from '@/ui/section/section'
import { correctionText } from '../privacy-text'
import { usePeopleCommand } from '../use-queue'
import classes from './person-view.module.scss'

interface PersonProps {
  readonly person: PersonPage
}

/** What somebody asked to be corrected, to be looked into and answered. */
export function CorrectionCard({ person }: PersonProps) {
  const { correction } = person
  if (!correction) return null
  const rows = [
    [correctionText.name, correction.name],
    [correctionText.door, correction.door],
    [correctionText.note, correction.note],
  ] as const
  return (
    <Card as="section">
      <Section title={correctionText.title}>
        {rows
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <View key={label} className={classes.line}>
              <View>{label}</View>
              <View>{value}</View>
            </View>
          ))}
        <Answer person={person} />
      </Section>
    </Card>
  )
}

function Answer({ person: { id, version } }: PersonProps) {
  const [note, setNote] = useState('')
  const { send, isBusy, fields, failure } = usePeopleCommand({ call: api.identity.privacy.answerCorrection })
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
