import { View } from '@tarojs/components'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { PairedUnit } from '@domain/identity/volunteer-contract'
import { api } from '@/api'
import { Button } from '@/ui/button/button'
import { errorMessage } from '@/ui/error-state/error-state'
import { Field } from '@/ui/field/field'
import { SearchInput } from '@/ui/field/search-input'
import { Block } from '@/ui/native/block'
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

function FindUnit({ error, onChoose }: FindUnitProps) {
  const [text, setText] = useState('')
  const finding = useMutation({ mutationFn: () => api.identity.volunteer.units({ text }) })
  const failure = finding.error ? errorMessage(finding.error) : error
  return (
    <View>
      <Field label={memberText.unit} hint={memberText.unitHint} error={failure}>
        <SearchInput
          value={text}
          placeholder={memberText.unitExample}
          maxLength={30}
          go={memberText.find}
          isBusy={finding.isPending}
          onChange={setText}
          onSearch={finding.mutate}
        />
      </Field>
      <Block as="div" live="polite">
        {finding.data?.units.length === 0 && <View className={classes.small}>{memberText.none}</View>}
        {finding.data?.units.map((unit) => (
          <RowLink
            key={unit.id}
            icon="people"
            title={unit.name}
            hint={memberText.paired(unit.community)}
            onPress={() => onChoose(unit)}
          />
        ))}
      </Block>
    </View>
  )
}
