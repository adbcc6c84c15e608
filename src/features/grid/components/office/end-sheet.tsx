import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Holder } from '@domain/grid/tree-contract'
import { api } from '@/api'
import { startOfDay } from '@/components/days'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { officeText } from '../../tree-text'
import { DayField } from './day-field'
import classes from './office.module.scss'
import { useOffice } from './use-office'

interface HolderSheetProps {
  readonly holder: Holder
  /** Epoch milliseconds. */
  readonly now: number
  readonly onClose: () => void
}

const words = officeText.end

/** Ends somebody's office. */
export function EndSheet({ holder, now, onClose }: HolderSheetProps) {
  const [day, setDay] = useState<string | null>(null)
  const command = useOffice({ call: api.grid.post.end, said: words.said, onClose })
  const { personId, org, role, from, name, label } = holder
  const at = day === null ? null : startOfDay(day)
  return (
    <FormSheet
      title={words.title}
      yes={words.yes}
      isRisky
      isBusy={command.isBusy}
      failure={command.failure}
      onYes={() => command.send({ personId, org, role, from, at })}
      onClose={onClose}
    >
      <View className={classes.small}>{words.hint(name, label)}</View>
      <DayField
        {...{ label: words.on, value: day, placeholder: officeText.today, now }}
        error={command.fields.at}
        onChange={setDay}
      />
    </FormSheet>
  )
}
