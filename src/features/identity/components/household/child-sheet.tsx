import { useState } from 'react'
import { joinLimits } from '@domain/identity/join-limits'
import { api } from '@/api'
import { Button } from '@/ui/button/button'
import { Field } from '@/ui/field/field'
import { PickerField } from '@/ui/field/picker-field'
import { TextField } from '@/ui/field/text-field'
import { Sheet } from '@/ui/sheet/sheet'
import { householdText } from '../../join-text'
import { useIdentityCommand } from '../../use-identity-command'

/** Adds a child under 14: a name and a birthday, no phone. */
export function ChildSheet({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('')
  const [birthday, setBirthday] = useState<string | null>(null)
  const { send, isBusy, fields } = useIdentityCommand({ call: api.identity.join.child, onDone: onClose })
  const add = () => send({ name, birthday: birthday ?? '' }, { said: householdText.added })
  return (
    <Sheet
      title={householdText.addChild}
      onClose={onClose}
      footer={
        <Button wide busy={isBusy} onPress={add}>
          {householdText.add}
        </Button>
      }
    >
      <Field label={householdText.childName} error={fields.name}>
        <TextField value={name} maxLength={joinLimits.name} onChange={setName} />
      </Field>
      <Field label={householdText.birthday} hint={householdText.birthdayHint} error={fields.birthday}>
        <PickerField value={birthday} placeholder={householdText.birthdayEmpty} onChange={setBirthday} />
      </Field>
    </Sheet>
  )
}
