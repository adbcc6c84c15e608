import { View } from '@tarojs/components'
import { greeting } from '../../components/time-words'
import { progressWords } from '../../components/wish-text'
import { ReadAloud } from '../../components/read-aloud/read-aloud'
import { open } from '../../platform/navigate'
import { Button } from '../../ui/button/button'
import { classNames } from '../../ui/class-names'
import { Icon } from '../../ui/icon/icon'
import { setLargeMode } from '../../ui/large-mode'
import { Block } from '../../ui/native/block'
import { Tap } from '../../ui/tap/tap'
import classes from './home.module.scss'
import { tasksFor, type Task } from './tasks'
import { homeText } from './text'
import type { Home } from './use-home'
import { WaitingCard } from './waiting-card'

interface HomeProps {
  readonly home: Home
  readonly now: number
}

/** Home in the large size: one task on a card, nothing else. */
export function HomeLarge({ home, now }: HomeProps) {
  const [first, ...others] = tasksFor(home)
  return (
    <>
      <View className={classes.between}>
        <View>{homeText.hello(home.name, greeting(now))}</View>
        <ReadAloud text={spoken({ home, now })} />
      </View>
      {first && <BigTask {...first} isMain />}
      {home.waiting.length > 0 && (
        <Block as="ul" label={homeText.waiting} className={classes.cards}>
          {home.waiting.map((wish) => (
            <WaitingCard key={wish.id} wish={wish} now={now} isLarge />
          ))}
        </Block>
      )}
      <View className={classes.bigs}>
        {others.map((task) => (
          <BigTask key={task.path} {...task} />
        ))}
      </View>
      <Button kind="ghost" wide onPress={() => setLargeMode(false)}>
        {homeText.normal}
      </Button>
    </>
  )
}

/** What the page says, for those who rather listen. */
function spoken({ home, now }: HomeProps): string {
  const waiting = home.waiting.map((wish) => `${wish.title}，${progressWords(wish)}`)
  return homeText.spoken([
    homeText.hello(home.name, greeting(now)),
    homeText.spokenWaiting(home.waiting.length),
    ...waiting,
  ])
}

interface BigTaskProps extends Task {
  readonly isMain?: boolean
}

function BigTask({ path, icon, title, hint, isMain = false }: BigTaskProps) {
  return (
    <Tap
      role="link"
      className={classNames(classes.big, isMain && classes.bigMain)}
      onPress={() => open(path)}
    >
      <Icon name={icon} size="l" />
      <View className={classes.grow}>
        <View className={classes.bigTitle}>{title}</View>
        <View className={classes.bigHint}>{hint}</View>
      </View>
    </Tap>
  )
}
