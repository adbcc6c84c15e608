import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Fields } from '@domain/errors'
import { startOfDay } from '@/components/days'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { Field } from '@/ui/field/field'
import { TextField } from '@/ui/field/text-field'
import { officeText } from '../../tree-text'
import { DayField } from './day-field'
import classes from './office.module.scss'

interface Named {
  readonly name: string
  readonly estate: string | null
  readonly at: number | null
}

interface NameSheetProps {
  readonly title: string
  readonly yes: string
  readonly hint?: string
  readonly first: string
  /** A building also names its estate. */
  readonly hasEstate?: boolean
  /** Epoch milliseconds. */
  readonly now: number
  readonly command: { readonly isBusy: boolean; readonly failure: string | null; readonly fields: Fields }
  readonly onSend: (named: Named) => void
  readonly onClose: () => void
}

/** Asks for a name and the day from which it holds. */
export function NameSheet({ hint, hasEstate = false, now, command, ...sheet }: NameSheetProps) {
  const [name, setName] = useState(sheet.first)
  const [estate, setEstate] = useState('')
  const [day, setDay] = useState<string | null>(null)
  const { fields } = command
  const at = day === null ? null : startOfDay(day)
  const send = () => sheet.onSend({ name, estate: hasEstate && estate !== '' ? estate : null, at })
  return (
    <FormSheet
      {...{ title: sheet.title, yes: sheet.yes, isBusy: command.isBusy, onClose: sheet.onClose }}
      failure={command.failure ?? fields.org ?? fields.kind}
      onYes={send}
    >
      {hint && <View className={classes.small}>{hint}</View>}
      <Field label={officeText.name} error={fields.name}>
        <TextField value={name} maxLength={30} onChange={setName} />
      </Field>
      {hasEstate && (
        <Field label={officeText.estate} hint={officeText.estateHint} error={fields.estate}>
          <TextField value={estate} maxLength={30} onChange={setEstate} />
        </Field>
      )}
      <DayField
        {...{ label: officeText.on, value: day, placeholder: officeText.today, now }}
        error={fields.at}
        onChange={setDay}
      />
    </FormSheet>
  )
}
