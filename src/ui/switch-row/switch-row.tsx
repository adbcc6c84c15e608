import { View } from '@tarojs/components'
import { classNames } from '../class-names'
import { Tap } from '../tap/tap'
import classes from './switch-row.module.scss'

interface SwitchRowProps {
  readonly label: string
  readonly hint?: string
  readonly value: boolean
  readonly onChange: (value: boolean) => void
  /** `check`: a tick box, for consent and declarations. */
  readonly look?: 'switch' | 'check'
}

/** The whole row switches, so that it is easy to hit. */
export function SwitchRow({ label, hint, value, onChange, look = 'switch' }: SwitchRowProps) {
  return (
    <Tap
      role={look === 'check' ? 'checkbox' : 'switch'}
      isChecked={value}
      className={classes.row}
      onPress={() => onChange(!value)}
    >
      <View className={classes.words}>
        <View>{label}</View>
        {hint && <View className={classes.hint}>{hint}</View>}
      </View>
      <View className={classNames(classes[look], value && classes.on)}>
        <View className={classes.knob} />
      </View>
    </Tap>
  )
}
