import { View } from '@tarojs/components'
import { Button } from '@/ui/button/button'
import { Block } from '@/ui/native/block'
import { Tag } from '@/ui/tag/tag'
import { householdText, relationLabels } from '../../join-text'
import type { Member } from '../../use-household'
import classes from './household.module.scss'

interface MemberRowProps {
  readonly member: Member
  readonly onHandOver: () => void
  readonly onMoveOut: () => void
}

/** One of the household, and what I may do about them. */
export function MemberRow({ member, onHandOver, onMoveOut }: MemberRowProps) {
  const { name, relation, isMe } = member
  return (
    <Block as="li" className={classes.member}>
      <View className={classes.words}>
        <View className={classes.name}>
          {name}
          {tagsOf(member).map((tag) => (
            <Tag key={tag} tone="info">
              {tag}
            </Tag>
          ))}
        </View>
        <View className={classes.relation}>{relationLabels[relation]}</View>
      </View>
      {member.mayRepresent && (
        <Button kind="ghost" size="s" label={householdText.handOverTo(name)} onPress={onHandOver}>
          {householdText.handOver}
        </Button>
      )}
      {member.mayMoveOut && (
        <Button
          kind="plain"
          size="s"
          label={isMe ? householdText.moveOut : householdText.moveOutOf(name)}
          onPress={onMoveOut}
        >
          {householdText.moveOut}
        </Button>
      )}
    </Block>
  )
}

const tagsOf = ({ isMe, isChild, isRepresentative, state }: Member): string[] => [
  ...(isMe ? [householdText.me] : []),
  ...(isRepresentative ? [householdText.representative] : []),
  ...(isChild ? [householdText.child] : []),
  ...(state === 'pending' ? [householdText.pending] : []),
]
