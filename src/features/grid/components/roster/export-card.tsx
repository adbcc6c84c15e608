import { useState } from 'react'
import { View } from '@tarojs/components'
import { api } from '@/api'
import { openWorkbook } from '@/platform/workbooks'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { toast } from '@/ui/dialog'
import { errorMessage } from '@/ui/error-state/error-state'
import { Field } from '@/ui/field/field'
import { TextField } from '@/ui/field/text-field'
import { Heading } from '@/ui/native/heading'
import { SwitchRow } from '@/ui/switch-row/switch-row'
import { rosterText } from '../../roster-text'
import { useRosterCommand } from '../../use-roster'
import classes from './roster.module.scss'

/** Takes the roster out, with a reason. */
export function ExportCard({ mayTakePhones }: { readonly mayTakePhones: boolean }) {
  const [reason, setReason] = useState('')
  const [phones, setPhones] = useState(false)
  const { send, isBusy, fields } = useRosterCommand({
    call: api.grid.roster.export,
    onDone: ({ id }) => {
      api.grid.roster
        .exported({ id })
        .then(openWorkbook)
        .catch((error: unknown) => toast(errorMessage(error)))
    },
  })
  return (
    <Card className={classes.stack ?? ''}>
      <Heading level={2}>{rosterText.exportTitle}</Heading>
      <View className={classes.hint}>{rosterText.exportHint}</View>
      <Field label={rosterText.reason} error={fields['reason']}>
        <TextField value={reason} onChange={setReason} maxLength={100} placeholder={rosterText.reasonHint} />
      </Field>
      {mayTakePhones && (
        <SwitchRow
          label={rosterText.phones}
          hint={rosterText.phonesHint}
          value={phones}
          onChange={setPhones}
        />
      )}
      <Button kind="ghost" icon="download" busy={isBusy} onPress={() => send({ reason, phones })}>
        {rosterText.export}
      </Button>
    </Card>
  )
}
