import { useState } from 'react'
import { DAY } from '@domain/case'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { ChoiceField } from '@/ui/field/choice-field'
import { Field } from '@/ui/field/field'
import { TextField } from '@/ui/field/text-field'
import { Notice } from '@/ui/notice/notice'
import { mandateText } from '../../mandate-text'
import { useHousehold } from '../../use-household'
import { useGive } from '../../use-mandates'

const days = { month: 30, quarter: 90, year: 364 } as const
type Term = keyof typeof days
const terms = (Object.keys(days) as Term[]).map((value) => ({ value, label: mandateText.terms[value] }))

interface GiveSheetProps {
  /** The one who gives. */
  readonly viewerId: string
  readonly onClose: () => void
}

/** Whom to entrust, and until when; for a child of the household too. */
export function GiveSheet({ viewerId, onClose }: GiveSheetProps) {
  const [now] = useState(() => Date.now())
  const [subject, setSubject] = useState(viewerId)
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [term, setTerm] = useState<Term>('quarter')
  const { send, isBusy, fields, failure } = useGive(onClose)
  const give = () =>
    send(
      { subjectId: subject, name, phone: phone.trim(), until: now + days[term] * DAY },
      { said: mandateText.done },
    )
  return (
    <FormSheet
      title={mandateText.giveTitle}
      yes={mandateText.yes}
      isBusy={isBusy}
      failure={failure}
      onYes={give}
      onClose={onClose}
    >
      <Notice icon="heart">{`${mandateText.what}：${mandateText.whatHint}`}</Notice>
      <SubjectField viewerId={viewerId} value={subject} onChange={setSubject} />
      <Field label={mandateText.name} hint={mandateText.nameHint} error={fields.name ?? fields.agentId}>
        <TextField value={name} maxLength={20} onChange={setName} />
      </Field>
      <Field label={mandateText.phone} error={fields.phone}>
        <TextField type="phone" value={phone} maxLength={11} onChange={setPhone} />
      </Field>
      <ChoiceField
        label={mandateText.term}
        hint={mandateText.termHint}
        error={fields.until}
        options={terms}
        value={term}
        onChange={setTerm}
      />
    </FormSheet>
  )
}

interface SubjectFieldProps {
  readonly viewerId: string
  readonly value: string
  readonly onChange: (id: string) => void
}

/** Asked only where there is a child to decide for. */
function SubjectField({ viewerId, value, onChange }: SubjectFieldProps) {
  const { data } = useHousehold()
  const children = (data?.members ?? []).filter(({ isChild, state }) => isChild && state === 'verified')
  if (children.length === 0) return null
  const options = [
    { value: viewerId, label: mandateText.me },
    ...children.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return <ChoiceField label={mandateText.subject} options={options} value={value} onChange={onChange} />
}
