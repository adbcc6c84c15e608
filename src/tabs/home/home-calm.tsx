import { View } from '@tarojs/components'
import { paths } from '../../components/paths'
import { greeting } from '../../components/time-words'
import { WishCard } from '../../components/wish-card/wish-card'
import { open } from '../../platform/navigate'
import { Card } from '../../ui/card/card'
import { classNames } from '../../ui/class-names'
import { EmptyState } from '../../ui/empty-state/empty-state'
import { Icon } from '../../ui/icon/icon'
import { setLargeMode } from '../../ui/large-mode'
import { Block } from '../../ui/native/block'
import { RowLink } from '../../ui/row/row-link'
import { Section } from '../../ui/section/section'
import { Tap } from '../../ui/tap/tap'
import classes from './home.module.scss'
import { MineCard } from './mine-card'
import { tasksFor } from './tasks'
import { homeText } from './text'
import type { Home } from './use-home'
import { WaitingCard } from './waiting-card'

interface HomeProps {
  readonly home: Home
  readonly now: number
}

/** Home in the normal size. */
export function HomeCalm({ home, now }: HomeProps) {
  return (
    <>
      <View className={classNames(classes.between, classes.greet)}>
        <View className={classes.hello}>{homeText.hello(home.name, greeting(now))}</View>
        <Tap className={classes.mode} onPress={() => setLargeMode(true)}>
          <Icon name="large" size="s" />
          {homeText.large}
        </Tap>
      </View>
      <Tasks home={home} />
      {home.isStaff && home.desk > 0 && <DeskCard count={home.desk} />}
      <View className={classes.columns}>
        {home.waiting.length + home.mine.length > 0 && (
          <View className={classes.half}>
            {home.waiting.length > 0 && <Waiting home={home} now={now} />}
            {home.mine.length > 0 && <MineCard wishes={home.mine} />}
          </View>
        )}
        {home.offers.length > 0 && (
          <View className={classes.half}>
            <Offers home={home} now={now} />
          </View>
        )}
      </View>
      {isQuiet(home) && <EmptyState title={homeText.quiet} hint={homeText.quietHint} />}
    </>
  )
}

const isQuiet = ({ waiting, mine, offers, desk }: Home): boolean =>
  waiting.length + mine.length + offers.length + desk === 0

function Tasks({ home }: { readonly home: Home }) {
  return (
    <Card isFlush as="section" label={homeText.actions}>
      <View className={classes.tasks}>
        {tasksFor(home).map((task, index) => (
          <Tap
            key={task.path}
            role="link"
            className={index === 0 ? classes.firstTask : classes.task}
            onPress={() => open(task.path)}
          >
            <Icon name={task.icon} />
            <View className={classes.taskTitle}>{task.title}</View>
          </Tap>
        ))}
      </View>
    </Card>
  )
}

const DeskCard = ({ count }: { readonly count: number }) => (
  <Card isFlush>
    <RowLink
      icon="list"
      title={homeText.desk}
      value={homeText.deskCount(count)}
      onPress={() => open(paths.desk)}
    />
  </Card>
)

function Waiting({ home, now }: HomeProps) {
  return (
    <Section title={homeText.waiting}>
      <Block as="ul" className={classes.cards}>
        {home.waiting.map((wish) => (
          <WaitingCard key={wish.id} wish={wish} now={now} />
        ))}
      </Block>
    </Section>
  )
}

function Offers({ home, now }: HomeProps) {
  return (
    <Section title={homeText.offers} aside={homeText.more} onAside={() => open(paths.wishes)}>
      <Block as="ul" className={classes.cards}>
        {home.offers.map((wish) => (
          <WishCard key={wish.id} wish={wish} now={now} />
        ))}
      </Block>
    </Section>
  )
}
