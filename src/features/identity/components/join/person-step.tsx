import { joinLimits } from '@domain/identity/join-limits'
import { Card } from '@/ui/card/card'
import { ChoiceField } from '@/ui/field/choice-field'
import { Field } from '@/ui/field/field'
import { TextField } from '@/ui/field/text-field'
import { joinText, relationOptions } from '../../join-text'
import type { StepProps } from './types'

const ages = [
  { value: 'old', label: joinText.old },
  { value: 'young', label: joinText.young },
] as const

/** Who somebody is, and what to the household: the name that the grid worker knows, so no nickname is offered. */
export function PersonStep({ form, change, fields }: StepProps) {
  const { name, relation, isFourteen } = form
  const young = isFourteen === false ? joinText.youngHint : fields.isFourteen
  return (
    <Card isFlush as="section" label={joinText.name}>
      <Field label={joinText.name} hint={joinText.nameHint} error={fields.name}>
        <TextField
          value={name}
          placeholder={joinText.nameExample}
          maxLength={joinLimits.name}
          onChange={(text) => change({ name: text })}
        />
      </Field>
      <ChoiceField
        label={joinText.relation}
        error={fields.relation}
        options={relationOptions}
        value={relation}
        onChange={(chosen) => change({ relation: chosen })}
      />
      <ChoiceField
        label={joinText.age}
        error={young}
        options={ages}
        value={isFourteen === null ? null : isFourteen ? 'old' : 'young'}
        onChange={(age) => change({ isFourteen: age === 'old' })}
      />
    </Card>
  )
}
