import { useState } from 'react'
import { api } from '@/api'
import { said, sheetText } from '../../action-text'
import { useCommand } from '../../use-command'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { NoteField } from './note-field'
import type { SheetProps } from './types'

const words = sheetText.decline
const CHANNEL_LENGTH = 60

/** Declines a wish, never without the place that can help. */
export function DeclineSheet({ wish, onClose }: SheetProps) {
  const [note, setNote] = useState('')
  const [channel, setChannel] = useState('')
  const command = useCommand({ call: api.wish.review, onDone: onClose })
  const decline = () =>
    command.send(
      { id: wish.id, version: wish.version, decision: { verdict: 'decline', note, channel } },
      { said: said.decline },
    )
  return (
    <FormSheet
      title={words.title}
      yes={words.yes}
      isRisky
      isBusy={command.isBusy}
      failure={command.failure}
      onYes={decline}
      onClose={onClose}
    >
      <NoteField
        label={words.note}
        hint={words.noteHint}
        quick={words.quick}
        error={command.fields['decision.note']}
        value={note}
        onChange={setNote}
      />
      <NoteField
        label={words.channel}
        hint={words.channelHint}
        quick={words.channels}
        maxLength={CHANNEL_LENGTH}
        error={command.fields['decision.channel']}
        value={channel}
        onChange={setChannel}
      />
    </FormSheet>
  )
}
