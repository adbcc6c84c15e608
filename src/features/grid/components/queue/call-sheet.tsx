import { View } from '@tarojs/components'
import { Button } from '@/ui/button/button'
import { Sheet } from '@/ui/sheet/sheet'
import { queueText } from '../../queue-text'
import classes from './queue.module.scss'

interface CallSheetProps {
  readonly phone: string
  readonly onClose: () => void
}

/** The number, once it is on record who looked. */
export const CallSheet = ({ phone, onClose }: CallSheetProps) => (
  <Sheet
    title={queueText.callTitle}
    onClose={onClose}
    footer={
      <Button wide onPress={onClose}>
        {queueText.seen}
      </Button>
    }
  >
    <View className={classes.number}>{phone}</View>
    <View className={classes.hint}>{queueText.callHint}</View>
  </Sheet>
)
