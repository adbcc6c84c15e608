import { useState } from 'react'
import { View } from '@tarojs/components'
import type { TreeNode } from '@domain/grid/tree-contract'
import { api } from '@/api'
import { startOfDay } from '@/components/days'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { Field } from '@/ui/field/field'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { SwitchRow } from '@/ui/switch-row/switch-row'
import { officeText, treeText } from '../../tree-text'
import { useNode } from '../../use-tree'
import { DayField } from './day-field'
import classes from './office.module.scss'
import { useOffice } from './use-office'

interface MergeSheetProps {
  readonly org: TreeNode['org']
  /** Epoch milliseconds. */
  readonly now: number
  readonly onClose: () => void
}

const words = officeText.merge

/** Merges grids of the same community into one. */
export function MergeSheet({ org, now, onClose }: MergeSheetProps) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [day, setDay] = useState<string | null>(null)
  const command = useOffice({ call: api.grid.tree.merge, said: words.said, onClose })
  const at = day === null ? null : startOfDay(day)
  return (
    <FormSheet
      title={words.title(org.name)}
      yes={words.yes}
      isRisky
      isBusy={command.isBusy}
      failure={command.failure ?? command.fields.org}
      onYes={() => command.send({ org: org.id, version: org.version, grids: [...chosen], at })}
      onClose={onClose}
    >
      <View className={classes.small}>{words.hint}</View>
      <GridsField org={org} error={command.fields.grids} chosen={chosen} onChange={setChosen} />
      <DayField
        {...{ label: officeText.on, value: day, placeholder: officeText.today, now }}
        error={command.fields.at}
        onChange={setDay}
      />
    </FormSheet>
  )
}

interface GridsFieldProps {
  readonly org: TreeNode['org']
  readonly error: string | undefined
  readonly chosen: readonly string[]
  readonly onChange: (grids: readonly string[]) => void
}

/** The other grids of the community, any of which may be chosen. */
function GridsField({ org, error, chosen, onChange }: GridsFieldProps) {
  const { data, isPending } = useNode(org.parent)
  const beside = data?.below.filter(({ id, kind }) => kind === 'grid' && id !== org.id) ?? []
  const toggle = (id: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, id] : chosen.filter((one) => one !== id))
  return (
    <Field label={words.grids} error={error} isGroup>
      {isPending && <Skeleton cards={1} />}
      {data && beside.length === 0 && <View className={classes.small}>{words.none}</View>}
      {beside.map(({ id, name, counts }) => (
        <SwitchRow
          key={id}
          look="check"
          label={name}
          hint={treeText.counts(counts)}
          value={chosen.includes(id)}
          onChange={(isOn) => toggle(id, isOn)}
        />
      ))}
    </Field>
  )
}
