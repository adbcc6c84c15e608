import { useState } from 'react'
import { api } from '@/api'
import { noteWords, said, sheetText } from '../../action-text'
import { useCommand } from '../../use-command'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { NoteField } from './note-field'
import type { SheetProps } from './types'

type NotedAction = keyof typeof noteWords

interface Noted {
  readonly id: string
  readonly version: number
  readonly note: string
}
type Call = (given: Noted, options: { key: string }) => Promise<unknown>

const calls: Record<NotedAction, Call> = {
  extend: ({ id, note }, options) => api.wish.extend({ id, note }, options),
  release: ({ id, note }, options) => api.wish.release({ id, note }, options),
  reopen: ({ id, note }, options) => api.wish.reopen({ id, note }, options),
  disagree: ({ id, note }, options) => api.wish.answerChange({ id, agree: false, note }, options),
  sendBack: ({ id, version, note }, options) =>
    api.wish.review({ id, version, decision: { verdict: 'sendBack', note } }, options),
}

/** An action that needs a reason, which others will read. */
export function NoteSheet({ wish, action, onClose }: SheetProps & { readonly action: NotedAction }) {
  const [note, setNote] = useState('')
  const command = useCommand({ call: calls[action], onDone: onClose })
  const words = noteWords[action]
  return (
    <FormSheet
      title={words.title}
      yes={words.yes}
      isRisky={action === 'release'}
      isBusy={command.isBusy}
      failure={command.failure}
      onYes={() => command.send({ id: wish.id, version: wish.version, note }, { said: said[action] })}
      onClose={onClose}
    >
      <NoteField
        label={sheetText.reason}
        hint={words.hint}
        quick={words.quick}
        error={command.fields.note ?? command.fields['decision.note']}
        value={note}
        onChange={setNote}
      />
    </FormSheet>
  )
}
