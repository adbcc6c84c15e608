import { useState, type ReactNode } from 'react'
import { DAY } from '@domain/case'
import type { Witnessed } from '@domain/identity/mandates'
import { ChoiceField } from '../../ui/field/choice-field'
import { Field } from '../../ui/field/field'
import { TextField } from '../../ui/field/text-field'
import { Notice } from '../../ui/notice/notice'
import { FormSheet } from '../form-sheet/form-sheet'
import type { Running } from '../use-command'
import type { Giving } from './give-mandate'
import { mandateSheetText } from './text'

// A day less than the most that is allowed: the server's clock may be behind the phone's.
const days = { month: 30, quarter: 90, year: 364 } as const
type Term = keyof typeof days
const terms = (Object.keys(days) as Term[]).map((value) => ({ value, label: mandateSheetText.terms[value] }))

interface MandateSheetProps {
  /** Whose matters they are. */
  readonly subjectId: string
  /** How it was given before staff; null: the caller gives it. */
  readonly how: Witnessed | null
  readonly words: {
    readonly title: string
    readonly lead: string
    readonly yes: string
    readonly done: string
  }
  readonly running: Running<Giving>
  readonly onClose: () => void
  /** What only one of both askers is asked: for whom, or how it was given. */
  readonly children?: ReactNode
}

/** Whom to entrust, and until when: for oneself, or as staff for somebody without a phone. */
export function MandateSheet({ subjectId, how, words, running, onClose, children }: MandateSheetProps) {
  const [now] = useState(() => Date.now())
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [term, setTerm] = useState<Term>('quarter')
  const { send, isBusy, fields, failure } = running
  const give = () =>
    send({ subjectId, name, phone: phone.trim(), how, until: now + days[term] * DAY }, { said: words.done })
  return (
    <FormSheet
      title={words.title}
      yes={words.yes}
      isBusy={isBusy}
      failure={failure}
      onYes={give}
      onClose={onClose}
    >
      <Notice icon="heart">{words.lead}</Notice>
      {children}
      <Field
        label={mandateSheetText.name}
        hint={mandateSheetText.nameHint}
        error={fields.name ?? fields.agentId}
      >
        <TextField value={name} maxLength={20} onChange={setName} />
      </Field>
      <Field label={mandateSheetText.phone} error={fields.phone}>
        <TextField type="phone" value={phone} maxLength={11} onChange={setPhone} />
      </Field>
      <ChoiceField
        label={mandateSheetText.term}
        hint={mandateSheetText.termHint}
        error={fields.until}
        options={terms}
        value={term}
        onChange={setTerm}
      />
    </FormSheet>
  )
}
