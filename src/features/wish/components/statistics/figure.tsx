import { View } from '@tarojs/components'
import { Tap } from '@/ui/tap/tap'
import classes from './figures.module.scss'

interface FigureProps {
  readonly label: string
  readonly count: number
  readonly onPress: () => void
}

/** A number that opens the cases it counts; nothing is behind a nought. */
export function Figure({ label, count, onPress }: FigureProps) {
  const words = (
    <>
      <View className={classes.count}>{count}</View>
      <View className={classes.label}>{label}</View>
    </>
  )
  if (count === 0) return <View className={classes.figure}>{words}</View>
  return (
    <Tap role="link" className={classes.figure} onPress={onPress}>
      {words}
    </Tap>
  )
}
