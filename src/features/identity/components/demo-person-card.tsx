import { View } from '@tarojs/components'
import type { DemoPerson } from '@/platform/demo'
import { Avatar } from '@/ui/avatar/avatar'
import { Card } from '@/ui/card/card'
import { Icon } from '@/ui/icon/icon'
import { Tag } from '@/ui/tag/tag'
import { Tap } from '@/ui/tap/tap'
import { signInText } from '../text'
import classes from './demo-person-card.module.scss'

interface DemoPersonCardProps {
  readonly person: DemoPerson
  readonly isBusy: boolean
  readonly isDisabled: boolean
  readonly onEnter: () => void
}

/** Somebody of the demo town, with what to try as them. */
export function DemoPersonCard({ person, isBusy, isDisabled, onEnter }: DemoPersonCardProps) {
  const posts = person.posts.length > 0 ? person.posts : [signInText.resident]
  return (
    <Card as="li" isFlush>
      <Tap className={classes.person} isBusy={isBusy} isDisabled={isDisabled} onPress={onEnter}>
        <Avatar name={person.name} />
        <View className={classes.words}>
          <View className={classes.name}>
            {person.name}
            {posts.map((post) => (
              <Tag key={post} tone="info">
                {post}
              </Tag>
            ))}
          </View>
          <View className={classes.place}>{person.place}</View>
          <View className={classes.story}>{person.story}</View>
        </View>
        <Icon name="next" size="s" className={classes.next ?? ''} />
      </Tap>
    </Card>
  )
}
