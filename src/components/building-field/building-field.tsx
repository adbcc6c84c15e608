import { View } from '@tarojs/components'
import type { FoundBuilding } from '@domain/identity/join-contract'
import { joinLimits } from '@domain/identity/join-limits'
import { api } from '../../api'
import { Field } from '../../ui/field/field'
import { RowLink } from '../../ui/row/row-link'
import { FindField } from '../find-field/find-field'
import classes from './building-field.module.scss'
import { buildingText } from './text'

interface BuildingFieldProps {
  readonly label: string
  readonly error: string | undefined
  readonly value: FoundBuilding | null
  readonly onChange: (building: FoundBuilding | null) => void
}

/** A building, found by the beginning of its estate's name. */
export function BuildingField({ label, error, value, onChange }: BuildingFieldProps) {
  if (!value) return <FindBuilding label={label} error={error} onChoose={onChange} />
  return (
    <Field label={label} error={error} isGroup>
      <RowLink
        icon="home"
        title={value.label}
        hint={buildingText.where(value.community, value.grid)}
        value={buildingText.change}
        onPress={() => onChange(null)}
      />
    </Field>
  )
}

interface FindBuildingProps extends Pick<BuildingFieldProps, 'label' | 'error'> {
  readonly onChoose: (building: FoundBuilding) => void
}

const FindBuilding = ({ onChoose, ...field }: FindBuildingProps) => (
  <FindField
    {...field}
    hint={buildingText.hint}
    placeholder={buildingText.example}
    maxLength={20}
    go={buildingText.find}
    find={(text) => api.identity.join.buildings({ text })}
  >
    {({ buildings }) => <Found buildings={buildings} onChoose={onChoose} />}
  </FindField>
)

interface FoundProps extends Pick<FindBuildingProps, 'onChoose'> {
  readonly buildings: readonly FoundBuilding[]
}

const Found = ({ buildings, onChoose }: FoundProps) => (
  <>
    {buildings.length === 0 && <View className={classes.hint}>{buildingText.none}</View>}
    {buildings.map((building) => (
      <RowLink
        key={building.id}
        icon="home"
        title={building.label}
        hint={buildingText.where(building.community, building.grid)}
        onPress={() => onChoose(building)}
      />
    ))}
    {buildings.length === joinLimits.buildings && (
      <View className={classes.hint}>{buildingText.more(joinLimits.buildings)}</View>
    )}
  </>
)
