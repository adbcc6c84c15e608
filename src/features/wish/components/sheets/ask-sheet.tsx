import { View } from '@tarojs/components'
import type { WishAction } from '@domain/wish/workflow'
import { api } from '@/api'
import { asks, confirmAsk, confirmWords, said } from '../../action-text'
import { isRisky } from '../../logic/actions'
import { useCommand } from '../../use-command'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import type { SheetProps } from './types'

const calls = {
  join: api.wish.join,
  leave: api.wish.leave,
  start: api.wish.start,
  withdraw: api.wish.withdraw,
  approveThanks: api.wish.approveThanks,
  confirm: api.wish.confirm,
} as const
type AskedAction = keyof typeof calls
export const isAsked = (action: WishAction): action is AskedAction => action in calls

/** An action that needs nothing but a yes: says what will happen first. */
export function AskSheet({ wish, action, onClose }: SheetProps & { readonly action: AskedAction }) {
  const command = useCommand({ call: calls[action], onDone: onClose })
  const words = asks[action] ?? {
    title: confirmAsk.title,
    text: confirmAsk.text(wish.days.reopen),
    yes: confirmWords[wish.kind].yes,
  }
  return (
    <FormSheet
      title={words.title}
      yes={words.yes}
      isRisky={isRisky(action)}
      isBusy={command.isBusy}
      failure={command.failure}
      onYes={() => command.send({ id: wish.id }, { said: said[action] })}
      onClose={onClose}
    >
      <View>{words.text}</View>
    </FormSheet>
  )
}
