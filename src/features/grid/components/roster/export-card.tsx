import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { toast } from '@/ui/dialog'
import { errorMessage } from '@/ui/error-state/error-state'
import { ChoiceField } from '@/ui/field/choice-field'
import { Field } from '@/ui/field/field'
import { TextField } from '@/ui/field/text-field'
import { Heading } from '@/ui/native/heading'
import { SwitchRow } from '@/ui/switch-row/switch-row'
import { rosterText } from '../../roster-text'
import { useExport, useGrids } from '../../use-roster'
import classes from './roster.module.scss'

/** The id of a grid; undefined: one that is not chosen yet; null: the whole community. */
type Scope = string | null | undefined

interface ExportCardProps {
  readonly mayTakePhones: boolean
  /** Whose roster it is; null: of the caller's own community. */
  readonly community: string | null
}

/** Takes the roster of the community or of one of its grids out, with a reason. */
export function ExportCard({ mayTakePhones, community }: ExportCardProps) {
  const [org, setOrg] = useState<Scope>(null)
  const [reason, setReason] = useState('')
  const [phones, setPhones] = useState(false)
  const { send, isBusy, fields } = useExport()
  const take = () =>
    org === undefined ? toast(rosterText.chooseGrid) : send({ org: org ?? community, reason, phones })
  return (
    <Card className={classes.stack ?? ''}>
      <Heading level={2}>{rosterText.exportTitle}</Heading>
      <View className={classes.hint}>{rosterText.exportHint}</View>
      <GridChoice community={community} value={org} onChange={setOrg} />
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
      <Button kind="ghost" icon="download" busy={isBusy} onPress={take}>
        {rosterText.export}
      </Button>
    </Card>
  )
}

interface GridChoiceProps extends Pick<ExportCardProps, 'community'> {
  readonly value: Scope
  readonly onChange: (scope: Scope) => void
}

/** Lets the person take out one grid; the grids are asked for when they want that. */
function GridChoice({ community, value, onChange }: GridChoiceProps) {
  const isOne = value !== null
  const { data = [], error } = useGrids(community, isOne)
  return (
    <>
      <SwitchRow
        label={rosterText.oneGrid}
        hint={error ? errorMessage(error) : rosterText.oneGridHint}
        value={isOne}
        onChange={(next) => onChange(next ? undefined : null)}
      />
      {isOne && data.length > 0 && (
        <ChoiceField
          label={rosterText.whichGrid}
          options={data.map(({ id, name }) => ({ value: id, label: name }))}
          value={value ?? null}
          onChange={onChange}
        />
      )}
    </>
  )
}
