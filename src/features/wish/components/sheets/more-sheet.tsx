import { View } from '@tarojs/components'
import type { WishDetail } from '@domain/wish/schemas'
import type { WishAction } from '@domain/wish/workflow'
import { Button } from '@/ui/button/button'
import { Sheet } from '@/ui/sheet/sheet'
import { buttonLabel, isRisky } from '../../logic/actions'
import { common } from '../../text'
import classes from './sheets.module.scss'

interface MoreSheetProps {
  readonly wish: WishDetail
  readonly actions: readonly WishAction[]
  readonly onChoose: (action: WishAction) => void
  readonly onClose: () => void
}

/** The actions that found no room in the footer. */
export const MoreSheet = ({ wish, actions, onChoose, onClose }: MoreSheetProps) => (
  <Sheet title={common.more} onClose={onClose}>
    <View className={classes.actions}>
      {actions.map((action) => (
        <Button
          key={action}
          wide
          kind={isRisky(action) ? 'danger' : 'ghost'}
          onPress={() => onChoose(action)}
        >
          {buttonLabel(action, wish)}
        </Button>
      ))}
    </View>
  </Sheet>
)
