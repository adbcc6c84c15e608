import { View } from '@tarojs/components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { DAY } from '@domain/case'
import { api } from '@/api'
import { dayOf, startOfDay } from '@/components/days'
import { Card } from '@/ui/card/card'
import { errorMessage } from '@/ui/error-state/error-state'
import { Field } from '@/ui/field/field'
import { PickerField } from '@/ui/field/picker-field'
import { Block } from '@/ui/native/block'
import { Notice } from '@/ui/notice/notice'
import { Section } from '@/ui/section/section'
import { orgText } from '../../tree-text'
import classes from './tree.module.scss'

interface ResponsibleCardProps {
  readonly org: { readonly id: string; readonly name: string }
  /** Epoch milliseconds. */
  readonly now: number
}

/** Who answered for an org on a day, at noon, from its own posts upwards. */
export function ResponsibleCard({ org, now }: ResponsibleCardProps) {
  const [day, setDay] = useState<string | null>(null)
  const { data, error } = useQuery({
    queryKey: ['grid', 'at', org.id, day],
    queryFn: () => api.grid.tree.at({ org: org.id, at: noonOf(day ?? dayOf(now)) }),
    enabled: day !== null,
  })
  return (
    <Card as="section">
      <Section title={orgText.responsible}>
        <Field label={orgText.day} hint={orgText.responsibleHint}>
          <PickerField value={day} max={dayOf(now)} placeholder={orgText.pickDay} onChange={setDay} />
        </Field>
        {error && <Notice tone="warn">{errorMessage(error)}</Notice>}
        {data && data.org.name !== org.name && <Notice>{orgText.nameThen(data.org.name)}</Notice>}
        {data && (
          <Block as="ul" label={orgText.responsible} className={classes.list}>
            {data.responsible.map(({ personId, role, org: at, name, label, orgName }) => (
              <Block as="li" key={`${personId}${role}${at}`} className={classes.row}>
                <View className={classes.post}>
                  <View className={classes.name}>{name}</View>
                  <View className={classes.small}>{`${orgName} · ${label}`}</View>
                </View>
              </Block>
            ))}
          </Block>
        )}
        {data?.responsible.length === 0 && <View className={classes.small}>{orgText.nobodyThen}</View>}
      </Section>
    </Card>
  )
}

const noonOf = (day: string): number => startOfDay(day) + DAY / 2
