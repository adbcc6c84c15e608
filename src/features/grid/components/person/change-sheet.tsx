import { useState } from 'react'
import type { PersonPage } from '@domain/grid/desk-contract'
import type { FoundBuilding } from '@domain/identity/join-contract'
import { relations, type Relation } from '@domain/identity/person'
import { api } from '@/api'
import { BuildingField } from '@/components/building-field/building-field'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { ChoiceField } from '@/ui/field/choice-field'
import { Field } from '@/ui/field/field'
import { TextField } from '@/ui/field/text-field'
import { SwitchRow } from '@/ui/switch-row/switch-row'
import { relationWords } from '../../people-text'
import { changeText } from '../../person-text'
import { usePeopleCommand } from '../../use-queue'
import type { ActSheetProps } from './act-sheets'

const relationOptions = relations.map((value) => ({ value, label: relationWords[value] }))

interface Form {
  readonly name: string
  readonly relation: Relation
  readonly hasMoved: boolean
  readonly building: FoundBuilding | null
  readonly room: string
  /** Empty: what is known stays. */
  readonly phone: string
  readonly isForgotten: boolean
}

const inputOf = ({ id: personId, version }: PersonPage, form: Form) => ({
  ...{ personId, version, name: form.name, relation: form.relation },
  home: form.hasMoved ? { building: form.building?.id ?? '', room: form.room } : null,
  phone: form.isForgotten ? '' : form.phone.trim() || null,
})

interface PartProps {
  readonly form: Form
  readonly fields: { readonly [field: string]: string }
  readonly change: (part: Partial<Form>) => void
}

/** Corrects what is written down of somebody without a phone. */
export function ChangeSheet({ person, onClose }: ActSheetProps) {
  const [form, setForm] = useState<Form>({
    ...{ name: person.name, relation: person.relation, hasMoved: false, building: null, room: '' },
    ...{ phone: '', isForgotten: false },
  })
  const { send, isBusy, fields, failure } = usePeopleCommand({
    call: api.grid.people.change,
    onDone: onClose,
  })
  const part = { form, fields, change: (more: Partial<Form>) => setForm({ ...form, ...more }) }
  return (
    <FormSheet
      title={changeText.title}
      yes={changeText.yes}
      {...{ isBusy, failure, onClose }}
      onYes={() => send(inputOf(person, form), { said: changeText.done })}
    >
      <WhoPart {...part} />
      <HomePart {...part} />
      <PhonePart {...part} masked={person.phone} />
    </FormSheet>
  )
}

const WhoPart = ({ form, fields, change }: PartProps) => (
  <>
    <Field label={changeText.name} error={fields['name']}>
      <TextField value={form.name} maxLength={20} onChange={(name) => change({ name })} />
    </Field>
    <ChoiceField
      label={changeText.relation}
      options={relationOptions}
      value={form.relation}
      error={fields['relation']}
      onChange={(relation) => change({ relation })}
    />
  </>
)

const HomePart = ({ form, fields, change }: PartProps) => (
  <>
    <SwitchRow
      {...{ label: changeText.moved, hint: changeText.movedHint, value: form.hasMoved }}
      onChange={(hasMoved) => change({ hasMoved })}
    />
    {form.hasMoved && (
      <>
        <BuildingField
          label={changeText.building}
          error={fields['home.building'] ?? fields['building']}
          value={form.building}
          onChange={(building) => change({ building })}
        />
        <Field label={changeText.room} error={fields['home.room'] ?? fields['room']}>
          <TextField
            {...{ value: form.room, maxLength: 12, placeholder: changeText.roomExample }}
            onChange={(room) => change({ room })}
          />
        </Field>
      </>
    )}
  </>
)

/** The number of a relative: kept, replaced, or no longer kept. */
const PhonePart = ({ form, fields, change, masked }: PartProps & { readonly masked: string }) => (
  <>
    {!form.isForgotten && (
      <Field
        label={changeText.phone}
        hint={masked ? changeText.phoneKept(masked) : changeText.phoneNone}
        error={fields['phone']}
      >
        <TextField type="phone" value={form.phone} maxLength={11} onChange={(phone) => change({ phone })} />
      </Field>
    )}
    {masked !== '' && (
      <SwitchRow
        {...{ label: changeText.forget, value: form.isForgotten }}
        onChange={(isForgotten) => change({ isForgotten })}
      />
    )}
  </>
)
