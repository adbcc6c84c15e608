import { joinLimits } from '@domain/identity/join-limits'
import { BuildingField } from '@/components/building-field/building-field'
import { Card } from '@/ui/card/card'
import { Field } from '@/ui/field/field'
import { TextField } from '@/ui/field/text-field'
import { joinText } from '../../join-text'
import { MapWay } from './map-way'
import type { StepProps } from './types'

/** Which building and which door. */
export const BuildingStep = ({ form, change, fields }: StepProps) => (
  <Card isFlush as="section" label={joinText.building}>
    <BuildingField
      label={joinText.building}
      error={fields.building}
      value={form.building}
      onChange={(building) => change({ building })}
    />
    {!form.building && <MapWay onChoose={(building) => change({ building })} />}
    <Field label={joinText.room} hint={joinText.roomHint} error={fields.room}>
      <TextField
        value={form.room}
        placeholder={joinText.roomExample}
        maxLength={joinLimits.room}
        onChange={(room) => change({ room })}
      />
    </Field>
  </Card>
)
