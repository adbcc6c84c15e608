import { View } from '@tarojs/components'
import { useState } from 'react'
import type { FoundBuilding } from '@domain/identity/join-contract'
import { relations, type Relation } from '@domain/identity/person'
import { api } from '@/api'
import { BuildingField } from '@/components/building-field/building-field'
import { Failure } from '@/components/form-sheet/failure'
import { open } from '@/platform/navigate'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { ChoiceField } from '@/ui/field/choice-field'
import { EmptyState } from '@/ui/empty-state/empty-state'
import { Field } from '@/ui/field/field'
import { TextField } from '@/ui/field/text-field'
import { keptText } from '../../kept-text'
import { gridPaths } from '../../paths'
import { relationWords } from '../../people-text'
import { usePeopleCommand } from '../../use-queue'

const relationOptions = relations.map((value) => ({ value, label: relationWords[value] }))

interface KeptForm {
  readonly name: string
  readonly relation: Relation
  readonly building: FoundBuilding | null
  readonly room: string
  readonly phone: string
}
const empty: KeptForm = { name: '', relation: 'owner', building: null, room: '', phone: '' }

/** Writes down somebody without a phone; the building stays for the next one behind the same stairs. */
export function KeptForm() {
  const [form, setForm] = useState<KeptForm>(empty)
  const [added, setAdded] = useState<{ id: string; name: string } | null>(null)
  const { send, isBusy, fields, failure } = usePeopleCommand({
    call: api.grid.people.add,
    onDone: ({ id }, { name }) => {
      setAdded({ id, name })
      setForm({ ...empty, building: form.building })
    },
  })
  if (added) return <Added {...added} onAgain={() => setAdded(null)} />
  const change = (part: Partial<KeptForm>) => setForm({ ...form, ...part })
  const add = () => send({ ...form, phone: form.phone.trim(), building: form.building?.id ?? '' })
  return (
    <>
      <Card isFlush>
        <Field label={keptText.name} error={fields.name}>
          <TextField
            value={form.name}
            maxLength={20}
            placeholder={keptText.nameExample}
            onChange={(name) => change({ name })}
          />
        </Field>
        <ChoiceField
          label={keptText.relation}
          options={relationOptions}
          value={form.relation}
          error={fields.relation}
          onChange={(relation) => change({ relation })}
        />
      </Card>
      <HomeCard form={form} fields={fields} change={change} />
      <Failure text={failure} />
      <Button wide busy={isBusy} onPress={add}>
        {keptText.add}
      </Button>
    </>
  )
}

interface HomeCardProps {
  readonly form: KeptForm
  readonly fields: { readonly [field: string]: string }
  readonly change: (part: Partial<KeptForm>) => void
}

const HomeCard = ({ form, fields, change }: HomeCardProps) => (
  <Card isFlush>
    <BuildingField
      label={keptText.building}
      error={fields.building}
      value={form.building}
      onChange={(building) => change({ building })}
    />
    <Field label={keptText.room} error={fields.room}>
      <TextField
        value={form.room}
        maxLength={12}
        placeholder={keptText.roomExample}
        onChange={(room) => change({ room })}
      />
    </Field>
    <Field label={keptText.phone} hint={keptText.phoneHint} error={fields.phone}>
      <TextField
        type="phone"
        value={form.phone}
        maxLength={11}
        placeholder={keptText.phoneExample}
        onChange={(phone) => change({ phone })}
      />
    </Field>
  </Card>
)

interface AddedProps {
  readonly id: string
  readonly name: string
  readonly onAgain: () => void
}

const Added = ({ id, name, onAgain }: AddedProps) => (
  <View>
    <EmptyState
      icon="done"
      title={keptText.added(name)}
      action={{ label: keptText.next, onPress: () => open(gridPaths.kept, { id }) }}
    />
    <Button kind="plain" onPress={onAgain}>
      {keptText.again}
    </Button>
  </View>
)
