import { Field } from '@/ui/field/field'
import { SearchInput } from '@/ui/field/search-input'
import { searchText } from '../people-text'

interface SearchFieldProps {
  readonly value: string
  readonly error: string | undefined
  readonly isBusy: boolean
  readonly onChange: (value: string) => void
  readonly onSearch: () => void
}

/** One field for name, number and door. */
export const SearchField = ({ error, ...input }: SearchFieldProps) => (
  <Field label={searchText.field} hint={searchText.hint} error={error}>
    <SearchInput {...input} isMain placeholder={searchText.placeholder} maxLength={20} go={searchText.go} />
  </Field>
)
