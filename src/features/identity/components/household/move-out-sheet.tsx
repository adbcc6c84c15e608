import { View } from '@tarojs/components'
import { useQuery } from '@tanstack/react-query'
import { phaseOf } from '@domain/wish/workflow'
import { api } from '@/api'
import { Button } from '@/ui/button/button'
import { Block } from '@/ui/native/block'
import { Notice } from '@/ui/notice/notice'
import { Sheet } from '@/ui/sheet/sheet'
import { householdText } from '../../join-text'
import { useIdentityCommand } from '../../use-identity-command'
import type { Member } from '../../use-household'
import classes from './household.module.scss'

interface MoveOutSheetProps {
  readonly member: Member
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Says what stays behind before somebody leaves. */
export function MoveOutSheet({ member, onClose, onDone }: MoveOutSheetProps) {
  const { send, isBusy, failure } = useIdentityCommand({ call: api.identity.join.moveOut, onDone })
  const leave = () => send({ personId: member.id, version: member.version }, { said: householdText.movedOut })
  const title = member.isMe ? householdText.moveOut : householdText.moveOutOf(member.name)
  return (
    <Sheet
      title={title}
      onClose={onClose}
      footer={
        <Button wide kind="danger" busy={isBusy} onPress={leave}>
          {householdText.moveOut}
        </Button>
      }
    >
      <View>{householdText.moveOutAsk}</View>
      {member.isMe && <OpenWishes />}
      <Block as="div" role="alert">
        {failure && (
          <Notice tone="warn" icon="warn">
            {failure}
          </Notice>
        )}
      </Block>
    </Sheet>
  )
}

/** What is still open, by name: it stays theirs. */
function OpenWishes() {
  const mine = useQuery({
    queryKey: ['wish', 'mine', 'open'],
    queryFn: () => api.wish.mine({ after: null }),
  })
  const open = mine.data?.wishes.filter(({ state }) => !['done', 'ended'].includes(phaseOf(state)))
  if (!open) return null
  return (
    <>
      <View className={classes.hint}>{householdText.moveOutWishes(open.length)}</View>
      <Block as="ul" className={classes.list}>
        {open.map(({ id, title }) => (
          <Block as="li" key={id} className={classes.member}>
            {title}
          </Block>
        ))}
      </Block>
    </>
  )
}
