import { useState } from 'react'
import type { Fields } from '@domain/errors'
import type { Me } from '@domain/identity/contract'
import { wishLimits } from '@domain/wish/limits'
import { Chips } from '@/ui/chips/chips'
import { Field } from '@/ui/field/field'
import { TextField } from '@/ui/field/text-field'
import { Notice } from '@/ui/notice/notice'
import type { WishForm } from '../../logic/wish-form'
import { common, submitText } from '../../text'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { FindResident } from './find-resident'
import { FormRow } from './form-row'
import type { FormPartProps } from './types'

const everybody = [
  { value: 'me', label: submitText.forMe },
  { value: 'other', label: submitText.forOther },
] as const
const resident = { value: 'resident', label: submitText.forResident } as const

interface WhoRowProps extends FormPartProps {
  readonly me: Pick<Me, 'maySpeakForResidents' | 'actsFor'>
}

/**
 * For whom the wish is: myself, whoever gave me a mandate, somebody I help, or – for staff – a resident whose wish is
 * written down.
 */
export function WhoRow({ me, ...part }: WhoRowProps) {
  const [isOpen, setOpen] = useState(false)
  const { form, fields, change } = part
  const close = () => setOpen(false)
  return (
    <>
      <FormRow
        title={submitText.forWhom}
        value={whoWords(form)}
        error={faultOf(fields)}
        onPress={() => setOpen(true)}
      />
      {isOpen && (
        <FormSheet title={submitText.forWhom} yes={common.ok} onYes={close} onClose={close} isPlain>
          <Chips
            isOnCard
            label={submitText.forWhom}
            options={choicesOf(me)}
            value={choiceOf(form)}
            onChange={(choice) => change(chosen(choice, me))}
          />
          {form.who === 'mandate' && form.mandate && (
            <Notice icon="heart">{submitText.mandateHint(form.mandate.name)}</Notice>
          )}
          {form.who === 'other' && <OtherFields {...part} />}
          {form.who === 'resident' && (
            <FindResident
              chosen={form.resident}
              onChoose={(resident) => change({ resident })}
              error={fields.residentId}
            />
          )}
        </FormSheet>
      )}
    </>
  )
}

/** Choices besides the fixed ones are mandates, by their ids. */
const choicesOf = ({ maySpeakForResidents, actsFor }: WhoRowProps['me']) => [
  ...everybody,
  ...actsFor
    .filter(({ what }) => what.includes('wish'))
    .map(({ mandate, name }) => ({ value: mandate, label: submitText.forMandate(name) })),
  ...(maySpeakForResidents ? [resident] : []),
]

const choiceOf = ({ who, mandate }: WishForm): string => (who === 'mandate' ? (mandate?.id ?? '') : who)

function chosen(choice: string, { actsFor }: WhoRowProps['me']): Partial<WishForm> {
  const held = actsFor.find(({ mandate }) => mandate === choice)
  if (held) return { who: 'mandate', mandate: { id: held.mandate, subject: held.subject, name: held.name } }
  return { who: choice === 'other' || choice === 'resident' ? choice : 'me', mandate: null }
}

const labels: readonly (readonly [string, string])[] = [
  ['for.name', submitText.name],
  ['for.relation', submitText.relation],
  ['for.phone', submitText.phone],
  ['for.address', submitText.address],
  ['residentId', submitText.forResident],
]

/** The first thing that is wrong inside the sheet, said with its label. */
function faultOf(fields: Fields): string | undefined {
  const wrong = labels.find(([field]) => fields[field] !== undefined)
  return wrong && submitText.fault(wrong[1], fields[wrong[0]] ?? '')
}

function whoWords({ who, name, resident: found, mandate }: WishForm): string {
  if (who === 'me') return submitText.forMe
  if (who === 'mandate') return submitText.forMandate(mandate?.name ?? '')
  return who === 'other' ? name || submitText.forOther : (found?.label ?? submitText.chooseResident)
}

const OtherFields = ({ form, fields, change }: FormPartProps) => (
  <>
    <Field label={submitText.name} error={fields['for.name']}>
      <TextField value={form.name} maxLength={wishLimits.name} onChange={(name) => change({ name })} />
    </Field>
    <Field label={submitText.relation} hint={submitText.relationHint} error={fields['for.relation']}>
      <TextField
        value={form.relation}
        maxLength={wishLimits.relation}
        onChange={(relation) => change({ relation })}
      />
    </Field>
    <Field label={submitText.phone} hint={submitText.phoneHint} error={fields['for.phone']}>
      <TextField type="phone" value={form.phone} maxLength={11} onChange={(phone) => change({ phone })} />
    </Field>
    <Field label={submitText.address} hint={submitText.addressHint} error={fields['for.address']}>
      <TextField value={form.address} maxLength={40} onChange={(address) => change({ address })} />
    </Field>
  </>
)
