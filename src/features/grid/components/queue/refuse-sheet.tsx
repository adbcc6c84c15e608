import { useState } from 'react'
import type { Waiting } from '@domain/grid/people-contract'
import { queueLimits } from '@domain/grid/queue-limits'
import { api } from '@/api'
import { Button } from '@/ui/button/button'
import { ChoiceField } from '@/ui/field/choice-field'
import { Field } from '@/ui/field/field'
import { TextArea } from '@/ui/field/text-area'
import { Sheet } from '@/ui/sheet/sheet'
import { queueText } from '../../queue-text'
import { usePeopleCommand } from '../../use-queue'

const own = queueText.ownReason
const options = [...queueText.reasons, own].map((value) => ({ value, label: value }))

interface RefuseSheetProps {
  readonly person: Waiting
  readonly onClose: () => void
}

/** Why somebody cannot be verified: one of the usual reasons, or in own words. */
export function RefuseSheet({ person, onClose }: RefuseSheetProps) {
  const [reason, setReason] = useState<string>(queueText.reasons[0])
  const [words, setWords] = useState('')
  const { send, isBusy, fields } = usePeopleCommand({ call: api.grid.people.refuse, onDone: onClose })
  const refuse = () =>
    send(
      { personId: person.id, version: person.version, reason: reason === own ? words : reason },
      { said: queueText.refused },
    )
  return (
    <Sheet
      title={queueText.refuseTitle}
      onClose={onClose}
      footer={
        <Button wide kind="danger" busy={isBusy} onPress={refuse}>
          {queueText.refuseOne}
        </Button>
      }
    >
      <ChoiceField
        label={queueText.reason}
        hint={queueText.refuseHint}
        options={options}
        value={reason}
        onChange={setReason}
      />
      {reason === own && (
        <Field label={own} error={fields.reason}>
          <TextArea value={words} maxLength={queueLimits.reason.max} onChange={setWords} />
        </Field>
      )}
    </Sheet>
  )
}
