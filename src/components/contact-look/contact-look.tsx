import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { lookReasonLabels, privacyLimits, type LookReason } from '@domain/identity/privacy'
import { api } from '../../api'
import { Button } from '../../ui/button/button'
import { ChoiceField } from '../../ui/field/choice-field'
import { Field } from '../../ui/field/field'
import { TextArea } from '../../ui/field/text-area'
import { FormSheet } from '../form-sheet/form-sheet'
import { useCommand } from '../use-command'
import classes from './contact-look.module.scss'
import { lookText } from './text'

type Shown = Awaited<ReturnType<typeof api.identity.privacy.reveal>>

interface LookProps {
  readonly personId: string
  /** Reasons that count now; the first is taken unless another is chosen. */
  readonly reasons: readonly LookReason[]
  /** The case, where that is the reason. */
  readonly caseId?: string | null
}

interface ContactLookProps extends LookProps {
  /** Said on the button where there are several. */
  readonly name?: string
}

/** The way to somebody's number and door, for whoever has something to do with them now. */
export function ContactLook({ name, ...look }: ContactLookProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="ghost" icon="phone" onPress={() => setOpen(true)}>
        {name ? lookText.openOf(name) : lookText.open}
      </Button>
      {isOpen && <LookSheet {...look} onClose={() => setOpen(false)} />}
    </>
  )
}

interface SheetProps extends LookProps {
  readonly onClose: () => void
}

/** Asks why first; what is shown is forgotten when the sheet is closed. */
function LookSheet({ personId, reasons, caseId = null, onClose }: SheetProps) {
  const [reason, setReason] = useState<LookReason | null>(reasons[0] ?? null)
  const [note, setNote] = useState('')
  const [shown, setShown] = useState<Shown | null>(null)
  const command = useCommand({
    call: api.identity.privacy.reveal,
    onDone: setShown,
    refreshes: [],
    say: () => undefined,
  })
  if (shown) return <ShownSheet shown={shown} onClose={onClose} />
  return (
    <FormSheet
      title={lookText.title}
      yes={lookText.yes}
      isBusy={command.isBusy}
      failure={command.failure}
      onYes={() => reason && command.send({ personId, reason, note, caseId })}
      onClose={onClose}
    >
      <ChoiceField
        label={lookText.why}
        options={reasons.map((value) => ({ value, label: lookReasonLabels[value] }))}
        value={reason}
        onChange={setReason}
        error={command.fields['reason']}
      />
      <Field label={lookText.note} hint={lookText.noteHint} error={command.fields['note']}>
        <TextArea value={note} maxLength={privacyLimits.note} onChange={setNote} />
      </Field>
    </FormSheet>
  )
}

function ShownSheet({ shown, onClose }: { readonly shown: Shown; readonly onClose: () => void }) {
  const { name, phone, address, left } = shown
  const rows = [
    [lookText.name, name],
    [lookText.phone, phone || lookText.none],
    [lookText.address, address || lookText.none],
  ] as const
  const hasNumber = phone !== ''
  const call = () => (hasNumber ? void Taro.makePhoneCall({ phoneNumber: phone }) : onClose())
  return (
    <FormSheet
      title={lookText.title}
      yes={hasNumber ? lookText.call(phone) : lookText.none}
      onYes={call}
      onClose={onClose}
    >
      {rows.map(([label, value]) => (
        <View key={label} className={classes.line}>
          <View>{label}</View>
          <View>{value}</View>
        </View>
      ))}
      <View className={classes.small}>{lookText.recorded(left)}</View>
    </FormSheet>
  )
}
