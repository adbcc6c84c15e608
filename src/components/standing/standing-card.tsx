import { View } from '@tarojs/components'
import type { Standing } from '@domain/identity/join-contract'
import type { ResidenceState } from '@domain/identity/person'
import type { ReactNode } from 'react'
import { Card } from '../../ui/card/card'
import { Heading } from '../../ui/native/heading'
import { Tag, type Tone } from '../../ui/tag/tag'
import classes from './standing.module.scss'
import { standingText } from './text'

const tones: Record<ResidenceState, Tone> = { pending: 'warn', refused: 'red', verified: 'ok', left: 'mute' }

interface StandingCardProps {
  readonly standing: Standing
  /** What can be done now. */
  readonly children?: ReactNode
}

/** Where the request stands, what was stated, and whom to ask. */
export function StandingCard({ standing, children }: StandingCardProps) {
  const { state, place, room, phone, phoneProof, verifiers } = standing
  const hint = hintOf(standing)
  return (
    <Card as="section" label={standingText.titles[state]}>
      <View className={classes.head}>
        <Heading level={2}>{standingText.titles[state]}</Heading>
        <Tag tone={tones[state]}>{standingText.tags[state]}</Tag>
      </View>
      {hint && <View className={classes.hint}>{hint}</View>}
      <Line label={standingText.where}>
        {[place.community, place.grid, standingText.door(place.building, room)].join(' · ')}
      </Line>
      <Line label={standingText.phone}>
        {phone === '' ? standingText.noPhone : phone}
        {phone !== '' && phoneProof === null && <View className={classes.hint}>{standingText.unproved}</View>}
      </Line>
      {state !== 'verified' && (
        <Line label={standingText.ask}>
          {verifiers.length > 0 ? standingText.list(verifiers) : standingText.nobody}
        </Line>
      )}
      {children && <View className={classes.actions}>{children}</View>}
    </Card>
  )
}

function hintOf({ state, reason }: Standing): string | null {
  if (state === 'pending') return standingText.pendingHint
  if (state === 'refused') return standingText.refusedHint(reason ?? '')
  return state === 'left' ? standingText.leftHint : null
}

const Line = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <View className={classes.line}>
    <View className={classes.label}>{label}</View>
    <View className={classes.words}>{children}</View>
  </View>
)
