import { useState } from 'react'
import type { Applicant } from '@domain/identity/volunteer-contract'
import { api } from '@/api'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { ChoiceField } from '@/ui/field/choice-field'
import { Field } from '@/ui/field/field'
import { TextArea } from '@/ui/field/text-area'
import { volunteersText } from '../../kept-text'
import { usePeopleCommand } from '../../use-queue'

const own = volunteersText.ownReason
const options = [...volunteersText.reasons, own].map((value) => ({ value, label: value }))

interface RefuseVolunteerProps {
  readonly applicant: Applicant
  readonly onClose: () => void
}

/** Why somebody is not taken on: one of the usual reasons, or in own words. */
export function RefuseVolunteer({ applicant, onClose }: RefuseVolunteerProps) {
  const { id: personId, version, name } = applicant
  const [choice, setChoice] = useState(volunteersText.reasons[0] ?? own)
  const [words, setWords] = useState('')
  const { send, isBusy, fields, failure } = usePeopleCommand({
    call: api.identity.volunteer.refuse,
    onDone: onClose,
  })
  const reason = choice === own ? words : choice
  return (
    <FormSheet
      title={volunteersText.refuseTitle(name)}
      yes={volunteersText.refuse}
      isBusy={isBusy}
      failure={failure}
      onYes={() => send({ personId, version, reason }, { said: volunteersText.refused })}
      onClose={onClose}
    >
      <ChoiceField label={volunteersText.reason} options={options} value={choice} onChange={setChoice} />
      {choice === own && (
        <Field label={own} error={fields.reason}>
          <TextArea value={words} maxLength={60} onChange={setWords} />
        </Field>
      )}
    </FormSheet>
  )
}
