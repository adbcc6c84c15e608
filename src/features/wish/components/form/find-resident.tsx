import { View } from '@tarojs/components'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Resident } from '@domain/identity/contract'
import { wishLimits } from '@domain/wish/limits'
import { api } from '@/api'
import { Button } from '@/ui/button/button'
import { errorMessage } from '@/ui/error-state/error-state'
import { Field } from '@/ui/field/field'
import { TextField } from '@/ui/field/text-field'
import { Block } from '@/ui/native/block'
import { RowLink } from '@/ui/row/row-link'
import { submitText } from '../../text'
import classes from './form.module.scss'

interface FindResidentProps {
  readonly chosen: { readonly label: string } | null
  readonly onChoose: (resident: { id: string; label: string } | null) => void
  readonly error: string | undefined
}

/** Finds a resident of the staff member's own scope by the beginning of their name. */
export function FindResident({ chosen, onChoose, error }: FindResidentProps) {
  const [name, setName] = useState('')
  const finding = useMutation({ mutationFn: () => api.identity.find({ name }) })
  if (chosen) {
    return <RowLink title={chosen.label} value={submitText.changeResident} onPress={() => onChoose(null)} />
  }
  const failure = finding.error ? errorMessage(finding.error) : error
  return (
    <View>
      <Field label={submitText.find} hint={submitText.findHint} error={failure}>
        <TextField value={name} onChange={setName} maxLength={wishLimits.name} onConfirm={finding.mutate} />
      </Field>
      <View className={classes.find}>
        <Button kind="ghost" icon="search" busy={finding.isPending} onPress={finding.mutate}>
          {submitText.findAction}
        </Button>
      </View>
      <Block as="div" live="polite">
        {finding.data && <Found residents={finding.data.residents} onChoose={onChoose} />}
      </Block>
    </View>
  )
}

interface FoundProps {
  readonly residents: readonly Resident[]
  readonly onChoose: FindResidentProps['onChoose']
}

function Found({ residents, onChoose }: FoundProps) {
  if (residents.length === 0) return <View className={classes.small}>{submitText.findNone}</View>
  return (
    <>
      {residents.map(({ id, name, building, hasPhone }) => (
        <RowLink
          key={id}
          title={submitText.found(name, building)}
          hint={hasPhone ? undefined : submitText.foundNoPhone}
          onPress={() => onChoose({ id, label: submitText.found(name, building) })}
        />
      ))}
    </>
  )
}
