import { View } from '@tarojs/components'
import type { PairedUnit } from '@domain/identity/volunteer-contract'
import { api } from '@/api'
import { FindField } from '@/components/find-field/find-field'
import { Button } from '@/ui/button/button'
import { Field } from '@/ui/field/field'
import { RowLink } from '@/ui/row/row-link'
import { memberText } from '../../person-text'
import classes from './person.module.scss'

interface UnitFieldProps {
  readonly value: PairedUnit | null
  readonly error: string | undefined
  readonly onChange: (unit: PairedUnit | null) => void
}

/** The unit that employs an in-service member, found by the beginning of its name. */
export function UnitField({ value, error, onChange }: UnitFieldProps) {
  if (!value) return <FindUnit error={error} onChoose={onChange} />
  return (
    <Field label={memberText.unit} hint={memberText.unitHint} error={error} isGroup>
      <View className={classes.chosen}>
        <View>
          <View className={classes.name}>{value.name}</View>
          <View className={classes.small}>{memberText.paired(value.community)}</View>
        </View>
        <Button kind="ghost" size="s" onPress={() => onChange(null)}>
          {memberText.remove}
        </Button>
      </View>
    </Field>
  )
}

interface FindUnitProps {
  readonly error: string | undefined
  readonly onChoose: (unit: PairedUnit) => void
}

const FindUnit = ({ error, onChoose }: FindUnitProps) => (
  <FindField
    label={memberText.unit}
    hint={memberText.unitHint}
    error={error}
    placeholder={memberText.unitExample}
    maxLength={30}
    go={memberText.find}
    find={(text) => api.identity.volunteer.units({ text })}
  >
    {({ units }) => <Found units={units} onChoose={onChoose} />}
  </FindField>
)

interface FoundProps extends Pick<FindUnitProps, 'onChoose'> {
  readonly units: readonly PairedUnit[]
}

const Found = ({ units, onChoose }: FoundProps) => (
  <>
    {units.length === 0 && <View className={classes.small}>{memberText.none}</View>}
    {units.map((unit) => (
      <RowLink
        key={unit.id}
        icon="people"
        title={unit.name}
        hint={memberText.paired(unit.community)}
        onPress={() => onChoose(unit)}
      />
    ))}
  </>
)
