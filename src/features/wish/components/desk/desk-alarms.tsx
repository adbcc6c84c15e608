import { View } from '@tarojs/components'
import { paths } from '@/components/paths'
import { dayWords, momentWords } from '@/components/time-words'
import { useNow } from '@/components/use-now'
import { open } from '@/platform/navigate'
import { Button } from '@/ui/button/button'
import { Block } from '@/ui/native/block'
import { Notice } from '@/ui/notice/notice'
import { mayFill } from '../../logic/desk'
import { deskText } from '../../staff-text'
import classes from './desk.module.scss'
import type { DeskProps } from './types'

/** What nobody else will put right: empty offices, and imports that do not go on, each with the way there. */
export function DeskAlarms({ desk: { alarms, stopped, posts } }: DeskProps) {
  const now = useNow()
  if (alarms.length + stopped.length === 0) return null
  const go = mayFill(posts) ? deskText.alarm.fill : deskText.alarm.look
  return (
    <Block as="ul" label={deskText.alarm.title} className={classes.cards}>
      {stopped.map(({ community, fileName, state, since }) => (
        <Alarm
          key={community}
          words={deskText.stopped.words(fileName, state === 'undoing', momentWords(since, now))}
          button={deskText.stopped.look}
          label={deskText.buttonLabel(deskText.stopped.look, fileName)}
          onPress={() => open(paths.roster)}
        />
      ))}
      {alarms.map(({ org, orgName, label, since }) => (
        <Alarm
          key={org}
          words={deskText.alarm.words(orgName, label, dayWords(since, now), since <= now)}
          button={go}
          label={deskText.buttonLabel(go, orgName)}
          onPress={() => open(paths.org, { id: org })}
        />
      ))}
    </Block>
  )
}

interface AlarmProps {
  readonly words: string
  readonly button: string
  /** What the button says to somebody who does not see the words beside it. */
  readonly label: string
  readonly onPress: () => void
}

const Alarm = ({ words, button, label, onPress }: AlarmProps) => (
  <Block as="li">
    <Notice tone="warn" icon="warn">
      <View className={classes.alarm}>
        <View className={classes.alarmWords}>{words}</View>
        <Button kind="ghost" size="s" label={label} onPress={onPress}>
          {button}
        </Button>
      </View>
    </Notice>
  </Block>
)
