import { View } from '@tarojs/components'
import { classNames } from '../class-names'
import { Block } from '../native/block'
import classes from './track.module.scss'

export interface TrackEntry {
  readonly id: string
  readonly title: string
  /** When, and for whom: small print. */
  readonly detail?: string | undefined
  /** What was said. */
  readonly note?: string | undefined
  readonly isNow: boolean
}

/** Where something has been and where it is, newest first, like a parcel's track. */
export function Track({ entries }: { readonly entries: readonly TrackEntry[] }) {
  return (
    <Block as="ol" className={classes.track}>
      {entries.map((entry) => (
        <Block as="li" key={entry.id} className={classNames(classes.entry, entry.isNow && classes.now)}>
          <View className={classes.title}>{entry.title}</View>
          {entry.detail && <View className={classes.detail}>{entry.detail}</View>}
          {entry.note && <View className={classes.note}>{entry.note}</View>}
        </Block>
      ))}
    </Block>
  )
}
