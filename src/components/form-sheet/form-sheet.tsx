import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from '../../ui/button/button'
import { Sheet } from '../../ui/sheet/sheet'
import { formSheetText } from './text'
import { Failure } from './failure'
import classes from './form-sheet.module.scss'

interface FormSheetProps {
  readonly title: string
  readonly yes: string
  readonly onYes: () => void
  readonly onClose: () => void
  readonly isBusy?: boolean
  /** Cannot be taken back lightly. */
  readonly isRisky?: boolean
  /** Nothing is sent: one button that closes. */
  readonly isPlain?: boolean
  /** Why it was refused. */
  readonly failure?: string | null
  readonly children: ReactNode
}

/** A sheet with a question or a small form: says why it failed and stays open until it is answered. */
export function FormSheet(props: FormSheetProps) {
  const { isBusy = false, isRisky = false, isPlain = false } = props
  const footer = (
    <>
      {!isPlain && (
        <Button kind="ghost" onPress={props.onClose}>
          {formSheetText.back}
        </Button>
      )}
      <View className={classes.grow}>
        <Button wide kind={isRisky ? 'danger' : 'primary'} busy={isBusy} onPress={props.onYes}>
          {props.yes}
        </Button>
      </View>
    </>
  )
  return (
    <Sheet title={props.title} onClose={props.onClose} footer={footer}>
      <View className={classes.form}>
        {props.children}
        <Failure text={props.failure} />
      </View>
    </Sheet>
  )
}
