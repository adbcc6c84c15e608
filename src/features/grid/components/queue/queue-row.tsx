import { View } from '@tarojs/components'
import type { ListedTwin, Waiting } from '@domain/grid/people-contract'
import { momentWords } from '@/components/time-words'
import { Button } from '@/ui/button/button'
import { Block } from '@/ui/native/block'
import { SwitchRow } from '@/ui/switch-row/switch-row'
import { Tag } from '@/ui/tag/tag'
import { relationWords } from '../../people-text'
import { queueText } from '../../queue-text'
import type { Verifying } from '../../use-queue'
import classes from './queue.module.scss'
import { TwinList } from './twin-list'

interface QueueRowProps {
  readonly person: Waiting
  readonly verifying: Verifying
  /** When the list was read, epoch ms. */
  readonly now: number
  readonly onRefuse: () => void
  readonly onCall: () => void
  readonly onSame: (twin: ListedTwin) => void
}

/** Somebody who waits: what they stated, beside what is known of that door. */
export function QueueRow({ person, verifying, now, onRefuse, onCall, onSame }: QueueRowProps) {
  const { name } = person
  const isDoubtful = person.twins.length > 0
  return (
    <Block as="li" className={classes.row}>
      {isDoubtful ? <Stated person={person} /> : <Choice person={person} verifying={verifying} />}
      <Facts person={person} now={now} />
      {needsCall(person) && <Calling person={person} verifying={verifying} onCall={onCall} />}
      <View className={classes.actions}>
        <Button kind="ghost" size="s" label={queueText.refuse(name)} onPress={onRefuse}>
          {queueText.refuseOne}
        </Button>
        {!isDoubtful && (
          <Button
            size="s"
            label={queueText.verify(name)}
            busy={verifying.isBusy}
            onPress={() => verifying.verify([person])}
          >
            {queueText.verifyOne}
          </Button>
        )}
      </View>
      {isDoubtful && <TwinList person={person} now={now} onSame={onSame} />}
    </Block>
  )
}

const statedWords = ({ grid, door, relation }: Waiting): string =>
  [grid, door, relationWords[relation]].join(' · ')

/** One of those that are verified together. */
const Choice = ({ person, verifying }: Pick<QueueRowProps, 'person' | 'verifying'>) => (
  <View className={classes.choice}>
    <SwitchRow
      look="check"
      label={person.name}
      hint={statedWords(person)}
      value={verifying.isChosen(person.id)}
      onChange={() => verifying.choose(person.id)}
    />
  </View>
)

/** Somebody who cannot be ticked: it is not certain yet who they are. */
const Stated = ({ person }: Pick<QueueRowProps, 'person'>) => (
  <View className={classes.stated}>
    <View className={classes.strong}>{person.name}</View>
    <View className={classes.hint}>{statedWords(person)}</View>
  </View>
)

/** What stands beside the statement: who is known behind that door, and whose word there is for the number. */
const Facts = ({ person, now }: Pick<QueueRowProps, 'person' | 'now'>) => (
  <View className={classes.facts}>
    {person.isChild && <Tag tone="info">{queueText.child}</Tag>}
    <View>{queueText.fact(queueText.household, person.household.join('、') || queueText.nobody)}</View>
    <View>{queueText.fact(queueText.phone, phoneWords(person))}</View>
    <View className={classes.hint}>{momentWords(person.since, now)}</View>
  </View>
)

/** The number to call, and a mark that they answered it. */
const Calling = ({ person, verifying, onCall }: Pick<QueueRowProps, 'person' | 'verifying' | 'onCall'>) => (
  <View className={classes.calling}>
    <Button kind="ghost" size="s" icon="phone" label={queueText.call(person.name)} onPress={onCall}>
      {queueText.callOne}
    </Button>
    <View className={classes.grow}>
      <SwitchRow
        look="check"
        label={queueText.calledMark}
        value={verifying.isCalled(person.id)}
        onChange={() => verifying.call(person.id)}
      />
    </View>
  </View>
)

/** A number that was only typed. */
const needsCall = ({ phone, phoneProof }: Waiting): boolean => phone !== '' && phoneProof === null

function phoneWords({ phone, phoneProof }: Waiting): string {
  if (phone === '') return queueText.noPhone
  return `${phone}（${phoneProof === null ? queueText.unproved : queueText.proved}）`
}
