import { View } from '@tarojs/components'
import { wishLimits } from '@domain/wish/limits'
import { Button } from '@/ui/button/button'
import { Field } from '@/ui/field/field'
import { TextArea } from '@/ui/field/text-area'
import classes from './sheets.module.scss'

interface NoteFieldProps {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  /** One tap fills one in. */
  readonly quick?: readonly string[]
  readonly value: string
  readonly onChange: (value: string) => void
  readonly maxLength?: number
}

/** A reason in one's own words, or by one tap on a ready phrase. */
export function NoteField(props: NoteFieldProps) {
  const { label, hint, error, quick = [], value, onChange, maxLength = wishLimits.note } = props
  return (
    <View>
      <Field label={label} hint={hint} error={error}>
        <TextArea value={value} onChange={onChange} maxLength={maxLength} />
      </Field>
      <View className={classes.quick}>
        {quick.map((phrase) => (
          <Button key={phrase} kind="ghost" size="s" onPress={() => onChange(phrase)}>
            {phrase}
          </Button>
        ))}
      </View>
    </View>
  )
}
