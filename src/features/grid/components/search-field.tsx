import { View } from '@tarojs/components'
import { Button } from '@/ui/button/button'
import { Field } from '@/ui/field/field'
import { TextField } from '@/ui/field/text-field'
import { searchText } from '../people-text'
import classes from './search-field.module.scss'

interface SearchFieldProps {
  readonly value: string
  readonly error: string | undefined
  readonly isBusy: boolean
  readonly onChange: (value: string) => void
  readonly onSearch: () => void
}

/** One field for name, number and door. */
export const SearchField = ({ value, error, isBusy, onChange, onSearch }: SearchFieldProps) => (
  <Field label={searchText.field} hint={searchText.hint} error={error}>
    <View className={classes.row}>
      <View className={classes.input}>
        <TextField
          value={value}
          placeholder={searchText.placeholder}
          maxLength={20}
          onChange={onChange}
          onConfirm={onSearch}
        />
      </View>
      <Button icon="search" busy={isBusy} onPress={onSearch}>
        {searchText.go}
      </Button>
    </View>
  </Field>
)
