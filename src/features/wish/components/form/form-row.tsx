import { View } from '@tarojs/components'
import { Block } from '@/ui/native/block'
import { RowLink } from '@/ui/row/row-link'
import classes from './form.module.scss'

interface FormRowProps {
  readonly title: string
  readonly value: string
  readonly error: string | undefined
  readonly onPress: () => void
}

/** A row of a form that opens a sheet; what is wrong inside is said under it. */
export const FormRow = ({ title, value, error, onPress }: FormRowProps) => (
  <View className={classes.formRow}>
    <RowLink title={title} value={value} onPress={onPress} />
    {error && (
      <Block as="div" role="alert" className={classes.error}>
        {error}
      </Block>
    )}
  </View>
)
