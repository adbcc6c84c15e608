import { View } from '@tarojs/components'
import { Button } from '../button/button'
import { Block } from '../native/block'
import { Sheet } from '../sheet/sheet'
import { uiText } from '../text'
import classes from './dialog-host.module.scss'
import type { Confirmation } from './overlay-store'
import { useSubmit } from './use-submit'

interface ConfirmSheetProps {
  readonly question: Confirmation
  readonly onAnswer: (yes: boolean) => void
}

export function ConfirmSheet({ question, onAnswer }: ConfirmSheetProps) {
  const { isBusy, error, run } = useSubmit()
  const agree = () => void run(question.submit ?? (() => Promise.resolve()), () => onAnswer(true))
  const buttons = (
    <>
      <Button kind="ghost" disabled={isBusy} onPress={() => onAnswer(false)}>
        {uiText.cancel}
      </Button>
      <View className={classes.grow}>
        <Button wide kind={question.isDanger ? 'danger' : 'primary'} busy={isBusy} onPress={agree}>
          {question.confirmLabel ?? uiText.confirm}
        </Button>
      </View>
    </>
  )
  return (
    <Sheet title={question.title} onClose={() => onAnswer(false)} footer={buttons}>
      {question.text && <View className={classes.text}>{question.text}</View>}
      <Block as="div" role="alert">
        {error && <View className={classes.error}>{error}</View>}
      </Block>
    </Sheet>
  )
}
