import { useState } from 'react'
import { View } from '@tarojs/components'
import type { FoundPerson } from '@domain/grid/desk-contract'
import type { Holder } from '@domain/grid/tree-contract'
import { api } from '@/api'
import { startOfDay } from '@/components/days'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { officeText } from '../../tree-text'
import { DayField } from './day-field'
import classes from './office.module.scss'
import { PersonField } from './person-field'
import { useOffice } from './use-office'

interface HandOverSheetProps {
  readonly holder: Holder
  /** Epoch milliseconds. */
  readonly now: number
  readonly onClose: () => void
}

const words = officeText.handOver

/** Passes an office on, with the claims that its holder leads for it. */
export function HandOverSheet({ holder, now, onClose }: HandOverSheetProps) {
  const [day, setDay] = useState<string | null>(null)
  const [hasTried, setTried] = useState(false)
  const [successor, setSuccessor] = useState<FoundPerson | null>(null)
  const command = useOffice({ call: api.grid.post.handOver, said: words.said, onClose })
  const { personId, org, role } = holder
  const at = day === null ? null : startOfDay(day)
  const { isBusy, failure, fields } = command
  const sheet = { title: words.title, yes: words.yes, isBusy, failure: failure ?? fields.role, onClose }
  const missing = hasTried && !successor ? officeText.missing : undefined
  const send = () => {
    setTried(true)
    if (successor) command.send({ personId, successorId: successor.id, org, role, at })
  }
  return (
    <FormSheet {...sheet} onYes={send}>
      <View className={classes.small}>{words.hint(holder.name)}</View>
      <PersonField
        label={officeText.successor}
        value={successor}
        error={missing ?? fields.successorId ?? fields.from}
        onChange={setSuccessor}
      />
      <DayField
        {...{ label: words.on, value: day, placeholder: officeText.today, now }}
        error={fields.at}
        onChange={setDay}
      />
    </FormSheet>
  )
}
