import { View } from '@tarojs/components'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { Block } from '../native/block'
import { useStore } from '../store'
import { ConfirmSheet } from './confirm-sheet'
import classes from './dialog-host.module.scss'
import { dialogStore, toastStore } from './overlay-store'

/** Draws the open question and the passing message over the page that is in front, and over no other. */
export function DialogHost() {
  const [isInFront, setIsInFront] = useState(true)
  useDidShow(() => setIsInFront(true))
  useDidHide(() => setIsInFront(false))
  const dialog = useStore(dialogStore)
  const message = useStore(toastStore)
  if (!isInFront) return null
  return (
    <View>
      {dialog && <ConfirmSheet question={dialog.question} onAnswer={dialog.answer} />}
      <Block as="div" role="status" live="polite" className={classes.place}>
        {message && <View className={classes.toast}>{message}</View>}
      </Block>
    </View>
  )
}
