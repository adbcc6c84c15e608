import { View } from '@tarojs/components'
import type { FoundPerson } from '@domain/grid/desk-contract'
import { classNames } from '@/ui/class-names'
import { Icon } from '@/ui/icon/icon'
import { Block } from '@/ui/native/block'
import { Tag } from '@/ui/tag/tag'
import { Tap } from '@/ui/tap/tap'
import { relationWords, searchText, stateWords } from '../people-text'
import classes from './person-row.module.scss'

interface PersonRowProps {
  readonly person: FoundPerson
  readonly isOpen?: boolean
  readonly onOpen: () => void
}

/** Somebody in a list: name as far as it may be read, where they live, what is out of the ordinary. */
export const PersonRow = ({ person, isOpen = false, onOpen }: PersonRowProps) => (
  <Block as="li" className={classes.item}>
    <Tap
      role="link"
      isCurrent={isOpen}
      className={classNames(classes.row, isOpen && classes.open)}
      onPress={onOpen}
    >
      <View className={classes.words}>
        <View className={classes.name}>{person.name}</View>
        <View className={classes.small}>
          {[person.grid, person.building, relationWords[person.relation]].join(' · ')}
        </View>
      </View>
      {person.state !== 'verified' && <Tag tone="warn">{stateWords[person.state]}</Tag>}
      {!person.hasPhone && <Tag>{searchText.noPhone}</Tag>}
      <Icon name="next" size="s" className={classes.next ?? ''} />
    </Tap>
  </Block>
)
