import { useState } from 'react'
import { witnessed, type Witnessed } from '@domain/identity/mandates'
import { MandateSheet } from '@/components/mandate-sheet/mandate-sheet'
import { ChoiceField } from '@/ui/field/choice-field'
import { entrustText } from '../../kept-text'
import { useRecordMandate } from '../../use-entrust'

const hows = witnessed.map((value) => ({ value, label: entrustText.hows[value] }))

interface EntrustSheetProps {
  readonly person: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

/** Whom somebody without a phone entrusts, and how they said so before the staff member. */
export function EntrustSheet({ person, onClose }: EntrustSheetProps) {
  const [how, setHow] = useState<Witnessed>('inPerson')
  const running = useRecordMandate(onClose)
  const { what: lead, yes, done, recordTitle } = entrustText
  return (
    <MandateSheet
      subjectId={person.id}
      how={how}
      words={{ title: recordTitle(person.name), lead, yes, done }}
      running={running}
      onClose={onClose}
    >
      <ChoiceField
        label={entrustText.how}
        options={hows}
        value={how}
        error={running.fields.how}
        onChange={setHow}
      />
    </MandateSheet>
  )
}
