import { View } from '@tarojs/components'
import type { FoundPerson } from '@domain/grid/desk-contract'
import { Card } from '@/ui/card/card'
import { Block } from '@/ui/native/block'
import { Section } from '@/ui/section/section'
import { searchText } from '../people-text'
import { PersonRow } from './person-row'
import classes from './people-list.module.scss'

interface PeopleListProps {
  readonly people: readonly FoundPerson[]
  /** The search found more than it shows. */
  readonly isMore: boolean
  /** Who is open beside the list. */
  readonly opened: string | null
  readonly onOpen: (id: string) => void
}

/** Whom a search found. */
export const PeopleList = ({ people, isMore, opened, onOpen }: PeopleListProps) => (
  <Card as="section">
    <Section title={searchText.results(people.length)}>
      <Block as="ul" label={searchText.results(people.length)} className={classes.list}>
        {people.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            isOpen={person.id === opened}
            onOpen={() => onOpen(person.id)}
          />
        ))}
      </Block>
      {isMore && <View className={classes.more}>{searchText.more}</View>}
    </Section>
  </Card>
)
