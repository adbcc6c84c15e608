import { View } from '@tarojs/components'
import type { FoundPerson } from '@domain/grid/desk-contract'
import { Button } from '@/ui/button/button'
import { errorMessage } from '@/ui/error-state/error-state'
import { Field } from '@/ui/field/field'
import { SearchInput } from '@/ui/field/search-input'
import { Block } from '@/ui/native/block'
import { Tap } from '@/ui/tap/tap'
import { searchText } from '../../people-text'
import { officeText } from '../../tree-text'
import { useSearch } from '../../use-search'
import classes from './office.module.scss'

interface PersonFieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly value: FoundPerson | null
  readonly onChange: (person: FoundPerson | null) => void
}

/** Somebody of one's own scope: looked for, then chosen from whom that finds. */
export function PersonField(props: PersonFieldProps) {
  const { label, hint, value, onChange } = props
  const search = useSearch()
  const lost = search.query.error && errorMessage(search.query.error)
  const error = props.error ?? search.error ?? lost ?? undefined
  if (value) {
    return (
      <Field label={label} hint={hint} error={error} isGroup>
        <View className={classes.chosen}>
          <PersonWords person={value} />
          <Button kind="ghost" size="s" onPress={() => onChange(null)}>
            {officeText.other}
          </Button>
        </View>
      </Field>
    )
  }
  return (
    <Field label={label} hint={hint ?? searchText.hint} error={error}>
      <SearchInput
        value={search.typed}
        placeholder={officeText.personPlaceholder}
        maxLength={20}
        go={searchText.go}
        isBusy={search.query.isFetching}
        onChange={search.setTyped}
        onSearch={search.search}
      />
      {!search.isIdle && search.query.data && <Found people={search.query.data.people} onChoose={onChange} />}
    </Field>
  )
}

interface FoundProps {
  readonly people: readonly FoundPerson[]
  readonly onChoose: (person: FoundPerson) => void
}

const Found = ({ people, onChoose }: FoundProps) =>
  people.length === 0 ? (
    <View className={classes.small}>{searchText.none}</View>
  ) : (
    <Block as="ul" label={searchText.results(people.length)} className={classes.found}>
      {people.map((person) => (
        <Block as="li" key={person.id}>
          <Tap className={classes.option} onPress={() => onChoose(person)}>
            <PersonWords person={person} />
          </Tap>
        </Block>
      ))}
    </Block>
  )

const PersonWords = ({ person: { name, grid, building } }: { readonly person: FoundPerson }) => (
  <View>
    <View className={classes.name}>{name}</View>
    <View className={classes.small}>{`${grid} · ${building}`}</View>
  </View>
)
