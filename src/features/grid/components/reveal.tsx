import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { PersonPage } from '@domain/grid/desk-contract'
import { lookReasonLabels, privacyLimits, type LookReason } from '@domain/identity/privacy'
import { api } from '@/api'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { Button } from '@/ui/button/button'
import { ChoiceField } from '@/ui/field/choice-field'
import { Field } from '@/ui/field/field'
import { TextArea } from '@/ui/field/text-area'
import { revealText } from '../privacy-text'
import { usePeopleCommand } from '../use-queue'
import classes from './person-view.module.scss'

type Shown = Awaited<ReturnType<typeof api.identity.privacy.reveal>>

interface PersonProps {
  readonly person: PersonPage
}

/** The way to somebody's number, open to whoever has something to do with them now. */
export function Reveal({ person }: PersonProps) {
  const [isOpen, setOpen] = useState(false)
  if (person.reasons.length === 0) return <View className={classes.small}>{revealText.nothing}</View>
  return (
    <>
      <Button kind="ghost" icon="phone" onPress={() => setOpen(true)}>
        {revealText.open}
      </Button>
      {isOpen && <RevealSheet person={person} onClose={() => setOpen(false)} />}
    </>
  )
}

interface SheetProps extends PersonProps {
  readonly onClose: () => void
}

/** Asks why first; what is shown is forgotten when the sheet is closed. */
function RevealSheet({ person, onClose }: SheetProps) {
  const [reason, setReason] = useState<LookReason | null>(person.reasons[0] ?? null)
  const [note, setNote] = useState('')
  const [shown, setShown] = useState<Shown | null>(null)
  const command = usePeopleCommand({ call: api.identity.privacy.reveal, onDone: setShown })
  if (shown) return <ShownSheet shown={shown} onClose={onClose} />
  const reveal = () => reason && command.send({ personId: person.id, reason, note })
  return (
    <FormSheet
      title={revealText.title}
      yes={revealText.yes}
      isBusy={command.isBusy}
      failure={command.failure}
      onYes={reveal}
      onClose={onClose}
    >
      <ChoiceField
        label={revealText.why}
        options={person.reasons.map((value) => ({ value, label: lookReasonLabels[value] }))}
        value={reason}
        onChange={setReason}
        error={command.fields['reason']}
      />
      <Field label={revealText.note} hint={revealText.noteHint} error={command.fields['note']}>
        <TextArea value={note} maxLength={privacyLimits.note} onChange={setNote} />
      </Field>
    </FormSheet>
  )
}

function ShownSheet({ shown, onClose }: { readonly shown: Shown; readonly onClose: () => void }) {
  const { name, phone, address, left } = shown
  const rows = [
    [revealText.name, name],
    [revealText.phone, phone || revealText.none],
    [revealText.address, address || revealText.none],
  ] as const
  const hasNumber = phone !== ''
  const call = () => (hasNumber ? void Taro.makePhoneCall({ phoneNumber: phone }) : onClose())
  return (
    <FormSheet
      title={revealText.title}
      yes={hasNumber ? revealText.call(phone) : revealText.none}
      onYes={call}
      onClose={onClose}
    >
      {rows.map(([label, value]) => (
        <View key={label} className={classes.line}>
          <View>{label}</View>
          <View>{value}</View>
        </View>
      ))}
      <View className={classes.small}>{revealText.recorded(left)}</View>
    </FormSheet>
  )
}
