import { View } from '@tarojs/components'
import { wishLimits } from '@domain/wish/limits'
import { Button } from '@/ui/button/button'
import { Field } from '@/ui/field/field'
import { Block } from '@/ui/native/block'
import { sheetText } from '../../action-text'
import classes from './sheets.module.scss'

const words = sheetText.claim
const { min, max } = wishLimits.teamPlaces

interface PlacesFieldProps {
  readonly value: number
  readonly onChange: (value: number) => void
  readonly error?: string | undefined
}

/** How many people a team needs, the lead included. */
export const PlacesField = ({ value, onChange, error }: PlacesFieldProps) => (
  <Field label={words.places} error={error} isGroup>
    <View className={classes.stepper}>
      <Button
        kind="ghost"
        icon="minus"
        label={words.fewer}
        disabled={value <= min}
        onPress={() => onChange(value - 1)}
      />
      <Block as="div" live="polite" className={classes.count}>
        {words.placesUnit(value)}
      </Block>
      <Button
        kind="ghost"
        icon="plus"
        label={words.moreOnes}
        disabled={value >= max}
        onPress={() => onChange(value + 1)}
      />
    </View>
  </Field>
)
