import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Fields } from '@domain/errors'
import type { Relation } from '@domain/identity/person'
import { privacyLimits } from '@domain/identity/privacy'
import type { MyData } from '@domain/identity/privacy-contract'
import { api } from '@/api'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { ChoiceField } from '@/ui/field/choice-field'
import { Field } from '@/ui/field/field'
import { TextArea } from '@/ui/field/text-area'
import { TextField } from '@/ui/field/text-field'
import { relationOptions } from '../../join-text'
import { myDataText } from '../../my-data-text'
import { useIdentityCommand } from '../../use-identity-command'
import classes from './my-data.module.scss'

interface CorrectSheetProps {
  readonly data: MyData
  readonly onClose: () => void
}

/** What the form holds; it begins with what is known. */
interface Written {
  readonly name: string
  readonly door: string
  readonly relation: Relation
  readonly note: string
}

const changed = <T,>(value: T, known: T): T | null => (value === known ? null : value)

/** Only what differs from what is known is sent. */
const correctionFrom = (written: Written, data: MyData) => ({
  name: changed(written.name.trim(), data.name),
  door: changed(written.door.trim(), data.door) || null,
  relation: changed(written.relation, data.relation),
  note: written.note.trim(),
})

/** Says what is wrong. */
export function CorrectSheet({ data, onClose }: CorrectSheetProps) {
  const [written, setWritten] = useState<Written>({
    ...{ name: data.name, door: data.door, relation: data.relation, note: '' },
  })
  const { send, isBusy, failure, fields } = useIdentityCommand({
    call: api.identity.privacy.correct,
    onDone: onClose,
  })
  return (
    <FormSheet
      title={myDataText.correct}
      yes={myDataText.send}
      isBusy={isBusy}
      failure={failure}
      onYes={() => send(correctionFrom(written, data), { said: myDataText.sent })}
      onClose={onClose}
    >
      <View className={classes.small}>{myDataText.correctHint}</View>
      <CorrectFields
        written={written}
        fields={fields}
        onChange={(change) => setWritten({ ...written, ...change })}
      />
    </FormSheet>
  )
}

interface CorrectFieldsProps {
  readonly written: Written
  readonly fields: Fields
  readonly onChange: (change: Partial<Written>) => void
}

const CorrectFields = ({ written, fields, onChange }: CorrectFieldsProps) => (
  <>
    <Field label={myDataText.name} error={fields['name']}>
      <TextField value={written.name} maxLength={20} onChange={(name) => onChange({ name })} />
    </Field>
    <Field label={myDataText.door} error={fields['door']}>
      <TextField value={written.door} maxLength={12} onChange={(door) => onChange({ door })} />
    </Field>
    <ChoiceField
      label={myDataText.relation}
      options={relationOptions}
      value={written.relation}
      onChange={(relation) => onChange({ relation })}
    />
    <Field label={myDataText.note} error={fields['note']}>
      <TextArea value={written.note} maxLength={privacyLimits.note} onChange={(note) => onChange({ note })} />
    </Field>
  </>
)
