import { useState } from 'react'
import type { FoundPerson } from '@domain/grid/desk-contract'
import type { Fields } from '@domain/errors'
import type { TreeNode } from '@domain/grid/tree-contract'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { Field } from '@/ui/field/field'
import { TextField } from '@/ui/field/text-field'
import { Section } from '@/ui/section/section'
import { SwitchRow } from '@/ui/switch-row/switch-row'
import { officeText, splitText, treeText } from '../../tree-text'
import { DayField } from './day-field'
import { PersonField } from './person-field'
import { SplitPreview } from './split-preview'

export interface Splitting {
  readonly buildings: readonly string[]
  readonly name: string
  readonly secretary: FoundPerson | null
  /** YYYY-MM-DD; null: at once. */
  readonly day: string | null
}

/** Which buildings go, under which name, with which secretary, when; what goes along is shown before it is done. */
export function SplitForm({ node }: { readonly node: TreeNode }) {
  const [written, setForm] = useState<Splitting>({ buildings: [], name: '', secretary: null, day: null })
  // Somebody else may have taken one of the chosen along meanwhile.
  const isStill = (building: string) => node.below.some(({ id }) => id === building)
  const form = { ...written, buildings: written.buildings.filter(isStill) }
  const [now] = useState(() => Date.now())
  const [hasTried, setTried] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const [refused, setRefused] = useState<Fields>({})
  const change = (part: Partial<Splitting>) => {
    setForm({ ...form, ...part })
    setAsking(false)
    setRefused({})
  }
  const faults = faultsOf(form)
  const fields: Fields = { ...refused, ...(hasTried && faults) }
  const next = () => {
    setTried(true)
    if (Object.keys(faults).length === 0) setAsking(true)
  }
  return (
    <>
      <Buildings node={node} form={form} error={fields.buildings} change={change} />
      <NewGrid form={form} fields={fields} now={now} change={change} />
      <Button wide onPress={next}>
        {splitText.next}
      </Button>
      {isAsking && form.buildings.length > 0 && (
        <SplitPreview org={node.org} form={form} onRefused={setRefused} onClose={() => setAsking(false)} />
      )}
    </>
  )
}

interface NewGridProps {
  readonly form: Splitting
  readonly fields: Fields
  readonly now: number
  readonly change: (part: Partial<Splitting>) => void
}

const NewGrid = ({ form, fields, now, change }: NewGridProps) => (
  <Card isFlush>
    <Field label={splitText.name} error={fields.name}>
      <TextField
        value={form.name}
        maxLength={30}
        placeholder={splitText.namePlaceholder}
        onChange={(name) => change({ name })}
      />
    </Field>
    <PersonField
      {...{ label: splitText.secretary, hint: splitText.secretaryHint, error: fields.secretary }}
      value={form.secretary}
      onChange={(secretary) => change({ secretary })}
    />
    <DayField
      {...{ label: splitText.on, hint: splitText.onHint, error: fields.at, now }}
      value={form.day}
      placeholder={officeText.today}
      onChange={(day) => change({ day })}
    />
  </Card>
)

const faultsOf = ({ buildings, name }: Splitting): Fields => ({
  ...(buildings.length === 0 && { buildings: splitText.noBuildings }),
  ...(name.trim().length < 2 && { name: splitText.noName }),
})

interface BuildingsProps {
  readonly node: TreeNode
  readonly form: Splitting
  readonly error: string | undefined
  readonly change: (part: Partial<Splitting>) => void
}

function Buildings({ node: { org, below }, form: { buildings }, error, change }: BuildingsProps) {
  const toggle = (id: string, isOn: boolean) =>
    change({ buildings: isOn ? [...buildings, id] : buildings.filter((one) => one !== id) })
  return (
    <Card as="section">
      <Section title={splitText.from(org.name)} aside={splitText.chosen(buildings.length)}>
        <Field label={splitText.buildings} hint={splitText.buildingsHint} error={error} isGroup>
          {below.map(({ id, name, counts }) => (
            <SwitchRow
              key={id}
              look="check"
              label={name}
              hint={treeText.counts(counts)}
              value={buildings.includes(id)}
              onChange={(isOn) => toggle(id, isOn)}
            />
          ))}
        </Field>
      </Section>
    </Card>
  )
}
