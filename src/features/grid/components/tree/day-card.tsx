import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OrgKind } from '@domain/grid/org'
import { dayOf } from '@/components/days'
import { dayWords } from '@/components/time-words'
import { Card } from '@/ui/card/card'
import { errorMessage } from '@/ui/error-state/error-state'
import { Field } from '@/ui/field/field'
import { PickerField } from '@/ui/field/picker-field'
import { Block } from '@/ui/native/block'
import { Heading } from '@/ui/native/heading'
import { Notice } from '@/ui/notice/notice'
import { Section } from '@/ui/section/section'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { dayText, kindWords } from '../../tree-text'
import { useDay, type DayFigures, type OrgDay } from '../../use-tree'
import classes from './tree.module.scss'

interface DayCardProps {
  readonly org: { readonly id: string; readonly kind: OrgKind; readonly name: string }
  /** Epoch milliseconds. */
  readonly now: number
}

/** An org as it was on a day: who answered for it, how many lived there, what lay under it. */
export function DayCard({ org, now }: DayCardProps) {
  const [day, setDay] = useState<string | null>(null)
  const { standing, figures, error, isPending } = useDay(org.id, day)
  return (
    <Card as="section">
      <Section title={dayText.title}>
        <Field label={dayText.day} hint={dayText.hint}>
          <PickerField value={day} max={dayOf(now)} placeholder={dayText.pick} onChange={setDay} />
        </Field>
        {error && <Notice tone="warn">{errorMessage(error)}</Notice>}
        {isPending && <Skeleton cards={1} />}
        {standing && (
          <View className={classes.day}>
            {standing.org.name !== org.name && <Notice>{dayText.nameThen(standing.org.name)}</Notice>}
            <Responsible standing={standing} />
            <Living standing={standing} now={now} />
            {figures && <Figures figures={figures} kind={org.kind} />}
            <Below standing={standing} />
            <View className={classes.small}>{dayText.wishes}</View>
          </View>
        )}
      </Section>
    </Card>
  )
}

interface StandingProps {
  readonly standing: OrgDay
}

/** From the org itself upwards. */
const Responsible = ({ standing: { responsible } }: StandingProps) => (
  <View>
    <Heading level={3}>{dayText.responsible}</Heading>
    {responsible.length === 0 && <View className={classes.small}>{dayText.nobody}</View>}
    <Block as="ul" label={dayText.responsible} className={classes.list}>
      {responsible.map(({ personId, role, org, name, label, orgName, acting }) => (
        <Block as="li" key={`${personId}${role}${org}`} className={classes.row}>
          <View className={classes.post}>
            <View className={classes.name}>{name}</View>
            <View className={classes.small}>{dayText.post(orgName, label, acting)}</View>
          </View>
        </Block>
      ))}
    </Block>
  </View>
)

/** How many lived there, or since when anybody counts. */
function Living({ standing: { counts, countedSince }, now }: StandingProps & { readonly now: number }) {
  const unknown =
    countedSince === null ? dayText.neverCounted : dayText.countedFrom(dayWords(countedSince, now))
  return (
    <View>
      <Heading level={3}>{dayText.living}</Heading>
      <View>{counts ? dayText.counts(counts) : unknown}</View>
      {counts && counts.at < now && (
        <View className={classes.small}>{dayText.counted(dayWords(counts.at, now))}</View>
      )}
    </View>
  )
}

interface FiguresProps {
  readonly figures: DayFigures
  readonly kind: OrgKind
}

/** Orgs and posts under it, itself left out. */
function Figures({ figures: { orgs, posts }, kind }: FiguresProps) {
  const under = orgs.filter((one) => one.kind !== kind)
  return (
    <View>
      <Heading level={3}>{dayText.figures}</Heading>
      <View>
        {[
          ...under.map((one) => dayText.orgs(kindWords[one.kind], one.count)),
          ...posts.map(({ label, count }) => dayText.posts(label, count)),
        ].join('，') || dayText.noFigures}
      </View>
    </View>
  )
}

const Below = ({ standing: { below } }: StandingProps) =>
  below.length === 0 ? null : (
    <View>
      <Heading level={3}>{dayText.below}</Heading>
      <View>{below.map(({ name }) => name).join('、')}</View>
    </View>
  )
