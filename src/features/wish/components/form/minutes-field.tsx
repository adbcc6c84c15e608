import { View } from '@tarojs/components'
import { Button } from '@/ui/button/button'
import { Field } from '@/ui/field/field'
import { TextField } from '@/ui/field/text-field'
import { fulfilText } from '../../text'
import sheets from '../sheets/sheets.module.scss'
import classes from './form.module.scss'

const usual = [30, 60, 90, 120] as const

interface MinutesFieldProps {
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (minutes: string) => void
}

/** How long it took: one tap for what is usual, or a number. */
export const MinutesField = ({ value, error, onChange }: MinutesFieldProps) => (
  <View className={classes.minutes}>
    <Field label={fulfilText.minutes} error={error}>
      <TextField
        type="number"
        maxLength={4}
        value={value}
        placeholder={fulfilText.minutesHint}
        onChange={onChange}
      />
    </Field>
    <View className={sheets.quick}>
      {usual.map((minutes) => (
        <Button key={minutes} kind="ghost" size="s" onPress={() => onChange(String(minutes))}>
          {fulfilText.minutesChoice(minutes)}
        </Button>
      ))}
    </View>
  </View>
)
