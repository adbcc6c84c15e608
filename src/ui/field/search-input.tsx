import { View } from '@tarojs/components'
import { Button } from '../button/button'
import classes from './search-input.module.scss'
import { TextField } from './text-field'

interface SearchInputProps {
  readonly value: string
  readonly placeholder: string
  readonly maxLength: number
  /** Words of the button. */
  readonly go: string
  readonly isBusy: boolean
  /** Looking is what the page is for, not a step in a form. */
  readonly isMain?: boolean
  readonly onChange: (value: string) => void
  readonly onSearch: () => void
}

/** A text to look for, with its button beside it; belongs into a field. */
export const SearchInput = ({ go, isBusy, isMain = false, onSearch, ...input }: SearchInputProps) => (
  <View className={classes.row}>
    <View className={classes.input}>
      <TextField {...input} onConfirm={onSearch} />
    </View>
    <Button kind={isMain ? 'primary' : 'ghost'} icon="search" busy={isBusy} onPress={onSearch}>
      {go}
    </Button>
  </View>
)
