import { View } from '@tarojs/components'
import { Button } from '@/ui/button/button'
import { Sheet } from '@/ui/sheet/sheet'
import { submitText } from '../../text'
import sheets from '../sheets/sheets.module.scss'

interface SimilarSheetProps {
  /** What it is like, in the server's words. */
  readonly message: string
  readonly isBusy: boolean
  readonly onYes: () => void
  readonly onNo: () => void
}

/** The household has wished for nearly the same before: again, or not? */
export const SimilarSheet = ({ message, isBusy, onYes, onNo }: SimilarSheetProps) => (
  <Sheet
    title={submitText.similar}
    onClose={onNo}
    footer={
      <>
        <Button kind="ghost" onPress={onNo}>
          {submitText.noSimilar}
        </Button>
        <View className={sheets.grow}>
          <Button wide busy={isBusy} onPress={onYes}>
            {submitText.evenIfSimilar}
          </Button>
        </View>
      </>
    }
  >
    <View>{submitText.similarAsk(message)}</View>
  </Sheet>
)
