import { View } from '@tarojs/components'
import type { MandateView } from '@domain/identity/mandate-contract'
import { howLabels, powerLabels } from '@domain/identity/mandates'
import { dayWords } from '@/components/time-words'
import { Button } from '@/ui/button/button'
import { Block } from '@/ui/native/block'
import { Tag } from '@/ui/tag/tag'
import { mandateText } from '../../mandate-text'
import { useRenew, useRevoke } from '../../use-mandates'
import classes from './mandates.module.scss'

interface MandateRowProps {
  readonly mandate: MandateView
  /** The viewer acts under it; else they gave it. */
  readonly isHeld: boolean
  /** When the list was read, epoch ms. */
  readonly now: number
}

/** A mandate: who, for what, until when, how it was given, and what I may do about it. */
export function MandateRow({ mandate, isHeld, now }: MandateRowProps) {
  const { subject, agent, what, how, by } = mandate
  return (
    <Block as="li" className={classes.row}>
      <View className={classes.words}>
        <View className={classes.name}>
          {isHeld ? mandateText.forWhom(subject.name) : agent.name}
          <Tag tone={mandate.state === 'inForce' ? 'ok' : 'mute'}>{stateOf(mandate)}</Tag>
        </View>
        <View className={classes.hint}>
          {[what.map((power) => powerLabels[power]).join('、'), endWords(mandate, now)].join(' · ')}
        </View>
        <View className={classes.hint}>{mandateText.how(howLabels[how], by)}</View>
      </View>
      <Actions mandate={mandate} isHeld={isHeld} now={now} />
    </Block>
  )
}

/** What a move has ended was not taken back by anybody. */
const stateOf = ({ state, revoked }: MandateView): string =>
  revoked?.because === 'moved' ? mandateText.ended : mandateText.states[state]

function endWords({ revoked, until }: MandateView, now: number): string {
  if (!revoked) return mandateText.until(dayWords(until, now))
  return `${dayWords(revoked.at, now)} ${revokedWords(revoked)}`
}

function revokedWords({ by, because }: NonNullable<MandateView['revoked']>): string {
  if (because === 'moved') return mandateText.moved
  return by === null ? mandateText.revokedByNobody : mandateText.revokedBy(by)
}

function Actions({ mandate, isHeld, now }: MandateRowProps) {
  const { revoke, isBusy } = useRevoke()
  const { renew, isBusy: isRenewing } = useRenew()
  const { subject, agent, mayRenew, mayRevoke } = mandate
  return (
    <>
      {mayRenew && (
        <Button
          kind="ghost"
          size="s"
          busy={isRenewing}
          label={mandateText.renewOf(agent.name)}
          onPress={() => void renew(mandate, now)}
        >
          {mandateText.renew}
        </Button>
      )}
      {mayRevoke && (
        <Button
          kind="plain"
          size="s"
          busy={isBusy}
          label={isHeld ? mandateText.resignOf(subject.name) : mandateText.revokeOf(agent.name)}
          onPress={() => void revoke(mandate, isHeld)}
        >
          {isHeld ? mandateText.resign : mandateText.revoke}
        </Button>
      )}
    </>
  )
}
