import { View } from '@tarojs/components'
import { useState } from 'react'
import {
  fieldLabels,
  requiredFields,
  rosterFields,
  suggestMapping,
  type RosterField,
  type RosterMapping,
} from '@domain/grid/roster-columns'
import type { ImportStatus } from '@domain/grid/roster-contract'
import { api } from '@/api'
import { Button } from '@/ui/button/button'
import { ChoiceField } from '@/ui/field/choice-field'
import { Heading } from '@/ui/native/heading'
import { rosterText } from '../../roster-text'
import { useRosterCommand } from '../../use-roster'
import classes from './roster.module.scss'
import { TakeBack } from './take-back'

interface MappingFormProps {
  readonly status: ImportStatus
  readonly onDone: () => void
}

const NONE = 'none'

/** Says which column is what; what the heads tell is chosen already. */
export function MappingForm({ status, onDone }: MappingFormProps) {
  const { id, version, header, sheet, state } = status
  const [mapping, setMapping] = useState<RosterMapping>(
    (status.mapping as RosterMapping | null) ?? suggestMapping(header),
  )
  const { send, isBusy, fields } = useRosterCommand({ call: api.grid.roster.map, onDone })
  const columns = header.flatMap((label, column) => (label ? [{ value: String(column), label }] : []))
  const optionsOf = (field: RosterField) =>
    (requiredFields as readonly RosterField[]).includes(field)
      ? columns
      : [{ value: NONE, label: rosterText.noColumn }, ...columns]
  return (
    <View className={classes.stack}>
      <View>
        <Heading level={3}>{rosterText.mapTitle}</Heading>
        <View className={classes.hint}>{rosterText.mapHint(sheet)}</View>
      </View>
      {rosterFields.map((field) => (
        <ChoiceField
          key={field}
          label={fieldLabels[field]}
          error={fields[`mapping.${field}`]}
          options={optionsOf(field)}
          value={mapping[field] === null ? NONE : String(mapping[field])}
          onChange={(value) => setMapping({ ...mapping, [field]: value === NONE ? null : Number(value) })}
        />
      ))}
      <Button wide busy={isBusy} onPress={() => send({ id, version, mapping })}>
        {rosterText.mapGo}
      </Button>
      {state === 'mapping' && <TakeBack id={id} isUnchanged />}
    </View>
  )
}
