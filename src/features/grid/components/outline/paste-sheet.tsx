import { useState } from 'react'
import { readOutline, type Datum } from '@domain/grid/geojson'
import type { Ring } from '@domain/grid/org'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { ChoiceField } from '@/ui/field/choice-field'
import { Field } from '@/ui/field/field'
import { TextArea } from '@/ui/field/text-area'
import { datumOptions, outlineText } from '../../outline-text'

/** Two hundred points with fifteen digits, and what tools write around them. */
const longest = 40_000

interface PasteSheetProps {
  readonly onRead: (ring: Ring) => void
  readonly onClose: () => void
}

/** The outline as a map tool of the office exports it; nothing is sent yet. */
export function PasteSheet({ onRead, onClose }: PasteSheetProps) {
  const [text, setText] = useState('')
  const [datum, setDatum] = useState<Datum>('wgs84')
  const [fault, setFault] = useState<string>()
  const use = () => {
    const read = readOutline(text, datum)
    if ('fault' in read) setFault(read.fault)
    else {
      onRead(read.ring)
      onClose()
    }
  }
  return (
    <FormSheet title={outlineText.pasteTitle} yes={outlineText.pasteYes} onYes={use} onClose={onClose}>
      <Field label={outlineText.pasteField} hint={outlineText.pasteHint} error={fault}>
        <TextArea value={text} maxLength={longest} onChange={setText} />
      </Field>
      <ChoiceField
        label={outlineText.datum}
        hint={outlineText.datumHint}
        options={datumOptions}
        value={datum}
        onChange={setDatum}
      />
    </FormSheet>
  )
}
