import { View } from '@tarojs/components'
import type { ImportStatus } from '@domain/grid/roster-contract'
import { Block } from '@/ui/native/block'
import { progressWords, rosterText } from '../../roster-text'
import classes from './roster.module.scss'

/** How far it is; the words say what the bar shows. */
export function Progress({ status }: { readonly status: ImportStatus }) {
  const { done, chunks, state } = status
  const share = state === 'reading' || chunks === 0 ? null : done / chunks
  return (
    <Block as="div" live="polite" className={classes.stack ?? ''}>
      {share !== null && (
        <View className={classes.bar}>
          <View className={classes.done} style={{ width: `${Math.round(100 * share)}%` }} />
        </View>
      )}
      <View className={classes.hint}>{progressWords(status)}</View>
      {status.stuckSince === null && <View className={classes.hint}>{rosterText.mayLeave}</View>}
    </Block>
  )
}
