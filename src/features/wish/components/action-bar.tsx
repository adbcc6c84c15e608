import { View } from '@tarojs/components'
import { useState } from 'react'
import type { WishDetail } from '@domain/wish/schemas'
import type { WishAction } from '@domain/wish/workflow'
import { Button } from '@/ui/button/button'
import { useLargeMode } from '@/ui/large-mode'
import { buttonLabel, isPressing, isRisky } from '../logic/actions'
import { common } from '../text'
import { useActions } from '../use-actions'
import classes from './action-bar.module.scss'
import { ActionSheet } from './sheets/action-sheet'
import { MoreSheet } from './sheets/more-sheet'

interface ActionBarProps {
  readonly wish: WishDetail
  /** How many buttons stand side by side before the rest goes into a sheet. */
  readonly room?: number
  readonly size?: 's'
}

/** The buttons that this person may press now, nothing else; the one that matters most stands at the right. */
export function ActionBar({ wish, room = 2, size }: ActionBarProps) {
  const { actions, current, choose, close } = useActions(wish)
  const [isMore, setMore] = useState(false)
  const isLarge = useLargeMode()
  const { shown, rest } = split(actions, isLarge ? 1 : room)
  const more = (action: WishAction) => {
    setMore(false)
    choose(action)
  }
  return (
    <View className={classes.bar}>
      {rest.length > 0 && (
        <Button kind="ghost" {...(size && { size })} onPress={() => setMore(true)}>
          {common.more}
        </Button>
      )}
      {[...shown].reverse().map((action) => (
        <View key={action} className={action === actions[0] ? classes.first : classes.other}>
          <Button
            wide
            kind={kindOf({ action, wish, isFirst: action === actions[0] })}
            {...(size && { size })}
            onPress={() => choose(action)}
          >
            {buttonLabel(action, wish)}
          </Button>
        </View>
      ))}
      {isMore && <MoreSheet wish={wish} actions={rest} onChoose={more} onClose={() => setMore(false)} />}
      {current && <ActionSheet wish={wish} action={current} onClose={close} />}
    </View>
  )
}

/** With room for n buttons and more actions than that, the last place goes to 更多. */
function split(actions: readonly WishAction[], room: number) {
  const count = actions.length > room ? Math.max(1, room - 1) : room
  return { shown: actions.slice(0, count), rest: actions.slice(count) }
}

interface Place {
  readonly action: WishAction
  readonly wish: WishDetail
  readonly isFirst: boolean
}

function kindOf({ action, wish, isFirst }: Place) {
  if (isFirst && isPressing(action, wish)) return 'primary'
  return isRisky(action) ? 'danger' : 'ghost'
}
