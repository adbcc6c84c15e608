import { useState } from 'react'
import { DAY } from '@domain/case'
import { witnessed, type Witnessed } from '@domain/identity/mandates'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { ChoiceField } from '@/ui/field/choice-field'
import { Field } from '@/ui/field/field'
import { TextField } from '@/ui/field/text-field'
import { Notice } from '@/ui/notice/notice'
import { entrustText } from '../../kept-text'
import { useRecordMandate } from '../../use-entrust'

const days = { month: 30, quarter: 90, year: 364 } as const
type Term = keyof typeof days
const terms = (Object.keys(days) as Term[]).map((value) => ({ value, label: entrustText.terms[value] }))
const hows = witnessed.map((value) => ({ value, label: entrustText.hows[value] }))

interface EntrustSheetProps {
  readonly person: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

/** Whom somebody without a phone entrusts, and how they said so before the staff member. */
export function EntrustSheet({ person, onClose }: EntrustSheetProps) {
  const [now] = useState(() => Date.now())
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [how, setHow] = useState<Witnessed>('inPerson')
  const [term, setTerm] = useState<Term>('year')
  const { send, isBusy, fields, failure } = useRecordMandate(onClose)
  const record = () =>
    send(
      { subjectId: person.id, name, phone: phone.trim(), how, until: now + days[term] * DAY },
      { said: entrustText.done },
    )
  return (
    <FormSheet
      title={entrustText.recordTitle(person.name)}
      yes={entrustText.yes}
      isBusy={isBusy}
      failure={failure}
      onYes={record}
      onClose={onClose}
    >
      <Notice icon="heart">{entrustText.what}</Notice>
      <Field label={entrustText.name} hint={entrustText.nameHint} error={fields.name ?? fields.agentId}>
        <TextField value={name} maxLength={20} onChange={setName} />
      </Field>
      <Field label={entrustText.phone} error={fields.phone}>
        <TextField type="phone" value={phone} maxLength={11} onChange={setPhone} />
      </Field>
      <ChoiceField label={entrustText.how} options={hows} value={how} error={fields.how} onChange={setHow} />
      <ChoiceField
        label={entrustText.term}
        options={terms}
        value={term}
        error={fields.until}
        onChange={setTerm}
      />
    </FormSheet>
  )
}
