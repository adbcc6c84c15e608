import { useState } from 'react'
import { MandateSheet } from '@/components/mandate-sheet/mandate-sheet'
import { ChoiceField } from '@/ui/field/choice-field'
import { mandateText } from '../../mandate-text'
import { useHousehold } from '../../use-household'
import { useGive } from '../../use-mandates'

interface GiveSheetProps {
  /** The one who gives. */
  readonly viewerId: string
  readonly onClose: () => void
}

/** Whom to entrust, and until when; for a child of the household too. */
export function GiveSheet({ viewerId, onClose }: GiveSheetProps) {
  const [subject, setSubject] = useState(viewerId)
  const { giveTitle: title, what, whatHint, housemates, yes, done } = mandateText
  return (
    <MandateSheet
      subjectId={subject}
      how={null}
      words={{ title, lead: `${what}：${whatHint}${housemates}`, yes, done }}
      running={useGive(onClose)}
      onClose={onClose}
    >
      <SubjectField viewerId={viewerId} value={subject} onChange={setSubject} />
    </MandateSheet>
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
