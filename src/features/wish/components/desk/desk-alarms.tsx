import { View } from '@tarojs/components'
import { paths } from '@/components/paths'
import { dayWords } from '@/components/time-words'
import { useNow } from '@/components/use-now'
import { open } from '@/platform/navigate'
import { Button } from '@/ui/button/button'
import { Block } from '@/ui/native/block'
import { Notice } from '@/ui/notice/notice'
import { mayFill } from '../../logic/desk'
import { deskText } from '../../staff-text'
import classes from './desk.module.scss'
import type { DeskProps } from './types'

/** Offices that are empty, or soon will be, each with the way to fill it. */
export function DeskAlarms({ desk: { alarms, posts } }: DeskProps) {
  const now = useNow()
  if (alarms.length === 0) return null
  const go = mayFill(posts) ? deskText.alarm.fill : deskText.alarm.look
  return (
    <Block as="ul" label={deskText.alarm.title} className={classes.cards}>
      {alarms.map(({ org, orgName, label, since }) => (
        <Block as="li" key={org}>
          <Notice tone="warn" icon="warn">
            <View className={classes.alarm}>
              <View className={classes.alarmWords}>
                {deskText.alarm.words(orgName, label, dayWords(since, now), since <= now)}
              </View>
              <Button
                kind="ghost"
                size="s"
                label={deskText.buttonLabel(go, orgName)}
                onPress={() => open(paths.org, { id: org })}
              >
                {go}
              </Button>
            </View>
          </Notice>
        </Block>
      ))}
    </Block>
  )
}
