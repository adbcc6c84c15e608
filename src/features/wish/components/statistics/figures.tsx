import { View } from '@tarojs/components'
import type { ComponentProps } from 'react'
import { wishKindLabels } from '@domain/wish/wish'
import { Card } from '@/ui/card/card'
import { EmptyState } from '@/ui/empty-state/empty-state'
import { Section } from '@/ui/section/section'
import { byKind, byPhase, type Count } from '../../logic/figures'
import { go } from '../../paths'
import { statisticsText } from '../../staff-text'
import { phaseWords } from '../../text'
import { Figure } from './figure'
import classes from './figures.module.scss'
import { ScopeTable } from './scope-table'

interface Time {
  /** Epoch milliseconds. */
  readonly since: number
  readonly until: number
}

interface FiguresProps {
  readonly org: string
  readonly counts: readonly Count[]
  readonly time: Time
}

type Open = (filter: { readonly [name: string]: string }) => void

/** Counts by phase, by kind and by the orgs below. */
export function Figures({ org, counts, time }: FiguresProps) {
  if (counts.length === 0) {
    return <EmptyState icon="chart" title={statisticsText.empty} hint={statisticsText.emptyHint} />
  }
  const open: Open = (filter) => go.cases({ ...filter, ...timeWords(time) })
  const phases = byPhase(counts).map(({ phase, count }) => ({
    label: phaseWords[phase],
    count,
    onPress: () => open({ org, phase }),
  }))
  const kinds = byKind(counts).map(({ kind, count }) => ({
    label: wishKindLabels[kind],
    count,
    onPress: () => open({ org, kind }),
  }))
  return (
    <>
      <FigureCard title={statisticsText.phases} figures={phases} />
      <FigureCard title={statisticsText.kinds} figures={kinds} />
      <Card as="section">
        <Section title={statisticsText.orgs} aside={statisticsText.order}>
          <ScopeTable counts={counts} open={open} />
        </Section>
      </Card>
    </>
  )
}

interface FigureCardProps {
  readonly title: string
  readonly figures: readonly ComponentProps<typeof Figure>[]
}

const FigureCard = ({ title, figures }: FigureCardProps) => (
  <Card as="section">
    <Section title={title} aside={statisticsText.hint}>
      <View className={classes.row}>
        {figures.map((figure) => (
          <Figure key={figure.label} {...figure} />
        ))}
      </View>
    </Section>
  </Card>
)

const timeWords = ({ since, until }: Time) => ({ since: String(since), until: String(until) })
