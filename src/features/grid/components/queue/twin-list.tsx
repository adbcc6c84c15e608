import { View } from '@tarojs/components'
import type { ListedTwin, Waiting } from '@domain/grid/people-contract'
import { api } from '@/api'
import { dayWords } from '@/components/time-words'
import { Button } from '@/ui/button/button'
import { confirm } from '@/ui/dialog'
import { Block } from '@/ui/native/block'
import { Tag } from '@/ui/tag/tag'
import { relationWords } from '../../people-text'
import { queueText } from '../../queue-text'
import { usePeopleCommand } from '../../use-queue'
import classes from './queue.module.scss'

interface TwinListProps {
  readonly person: Waiting
  /** When the list was read, epoch ms. */
  readonly now: number
  readonly onSame: (twin: ListedTwin) => void
}

/** Whom of the office's list somebody who waits may be; each is answered before they are verified. */
export function TwinList({ person, now, onSame }: TwinListProps) {
  const { send, isBusy } = usePeopleCommand({ call: api.identity.twin.keepApart })
  const keepApart = async ({ id: entryId }: ListedTwin) => {
    const { differentTitle: title, differentAsk: text } = queueText
    if (!(await confirm({ title, text }))) return
    send({ personId: person.id, version: person.version, entryId }, { said: queueText.differentDone })
  }
  return (
    <View className={classes.twins}>
      <View className={classes.twinHead}>{queueText.twins}</View>
      <View className={classes.hint}>{queueText.twinsLead}</View>
      <Block as="ul" label={queueText.twins} className={classes.list}>
        {person.twins.map((twin) => (
          <Block as="li" key={twin.id} className={classes.twin}>
            <TwinFacts twin={twin} now={now} />
            <View className={classes.twinActions}>
              <Button
                kind="ghost"
                size="s"
                label={queueText.differentOf(person.name)}
                busy={isBusy}
                onPress={() => void keepApart(twin)}
              >
                {queueText.different}
              </Button>
              <Button size="s" label={queueText.sameOf(person.name)} onPress={() => onSame(twin)}>
                {queueText.same}
              </Button>
            </View>
          </Block>
        ))}
      </Block>
    </View>
  )
}

const words = { door: queueText.twinSame, phone: queueText.twinNumber }

/** What the list knows of somebody, masked where it is not what the one who waits said themselves. */
const TwinFacts = ({ twin, now }: Pick<TwinListProps, 'now'> & { readonly twin: ListedTwin }) => (
  <View className={classes.facts}>
    <View>{[twin.name, twin.building, twin.door, relationWords[twin.relation]].join(' · ')}</View>
    {twin.likenesses.map((likeness) => (
      <Tag key={likeness} tone="warn">
        {words[likeness]}
      </Tag>
    ))}
    <View className={classes.hint}>{factsOf(twin, now).join(' · ')}</View>
  </View>
)

const factsOf = ({ phone, since, posts }: ListedTwin, now: number): string[] => [
  queueText.fact(queueText.phone, phone || queueText.noPhone),
  ...(since > 0 ? [queueText.twinSince(dayWords(since, now))] : []),
  ...(posts.length > 0 ? [queueText.twinPost(posts.join('、'))] : []),
]
