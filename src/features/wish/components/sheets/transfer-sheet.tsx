import { useState } from 'react'
import { api } from '@/api'
import { ChoiceField } from '@/ui/field/choice-field'
import { said, sheetText } from '../../action-text'
import { transferTargets, type TransferTarget } from '../../text'
import { useCommand } from '../../use-command'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { NoteField } from './note-field'
import type { SheetProps } from './types'

const words = sheetText.transfer
const options = (Object.keys(transferTargets) as TransferTarget[]).map((value) => ({
  value,
  label: transferTargets[value],
}))

/** Hands a wish over to the channel that it belongs to. */
export function TransferSheet({ wish, onClose }: SheetProps) {
  const [target, setTarget] = useState<TransferTarget>('errand')
  const [note, setNote] = useState('')
  const command = useCommand({ call: api.wish.transfer, onDone: onClose })
  return (
    <FormSheet
      title={words.title}
      yes={words.yes}
      isBusy={command.isBusy}
      failure={command.failure}
      onYes={() => command.send({ id: wish.id, target, note }, { said: said.transfer })}
      onClose={onClose}
    >
      <ChoiceField
        label={words.target}
        options={options}
        value={target}
        onChange={setTarget}
        error={command.fields.target}
      />
      <NoteField
        label={words.note}
        hint={words.noteHint}
        error={command.fields.note}
        value={note}
        onChange={setNote}
      />
    </FormSheet>
  )
}
