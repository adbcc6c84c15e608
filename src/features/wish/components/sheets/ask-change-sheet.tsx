import { View } from '@tarojs/components'
import { useState } from 'react'
import { wishLimits } from '@domain/wish/limits'
import { api } from '@/api'
import { Chips } from '@/ui/chips/chips'
import { Field } from '@/ui/field/field'
import { TextArea } from '@/ui/field/text-area'
import { TextField } from '@/ui/field/text-field'
import { said, sheetText } from '../../action-text'
import { useCommand } from '../../use-command'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { NoteField } from './note-field'
import classes from './sheets.module.scss'
import type { SheetProps } from './types'

const words = sheetText.askChange
type What = 'edit' | 'withdraw'
const ways = [
  { value: 'edit', label: words.edit },
  { value: 'withdraw', label: words.withdraw },
] as const

/** After the claim the wisher changes or takes back a wish only if the claimer agrees. */
export function AskChangeSheet({ wish, onClose }: SheetProps) {
  const [what, setWhat] = useState<What>('edit')
  const [note, setNote] = useState('')
  const [text, setText] = useState({ title: wish.title, reason: wish.reason })
  const command = useCommand({ call: api.wish.askChange, onDone: onClose })
  const { kind, value, neededBy } = wish
  const change = what === 'edit' ? { what, ...text, kind, value, neededBy } : { what }
  return (
    <FormSheet
      title={words.title}
      yes={words.yes}
      isBusy={command.isBusy}
      failure={command.failure}
      onYes={() => command.send({ id: wish.id, note, change }, { said: said.askChange })}
      onClose={onClose}
    >
      <View className={classes.hint}>{words.hint}</View>
      <Chips isOnCard label={words.title} options={ways} value={what} onChange={setWhat} />
      {what === 'edit' && <NewText text={text} onChange={setText} fields={command.fields} />}
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

interface NewTextProps {
  readonly text: { readonly title: string; readonly reason: string }
  readonly onChange: (text: { title: string; reason: string }) => void
  readonly fields: { readonly [field: string]: string }
}

const NewText = ({ text, onChange, fields }: NewTextProps) => (
  <>
    <Field label={words.newTitle} error={fields['change.title'] ?? fields.title}>
      <TextField
        value={text.title}
        maxLength={wishLimits.title.max}
        onChange={(title) => onChange({ ...text, title })}
      />
    </Field>
    <Field label={words.newReason} error={fields['change.reason'] ?? fields.reason}>
      <TextArea
        value={text.reason}
        maxLength={wishLimits.reason}
        onChange={(reason) => onChange({ ...text, reason })}
      />
    </Field>
  </>
)
