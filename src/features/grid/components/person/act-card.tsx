import { View } from '@tarojs/components'
import { useState } from 'react'
import type { PersonPage } from '@domain/grid/desk-contract'
import { postsInTheWay, type PersonAction } from '@domain/grid/person-actions'
import { roleLabels } from '@domain/roles'
import { useNow } from '@/components/use-now'
import { Card } from '@/ui/card/card'
import { RowLink } from '@/ui/row/row-link'
import { Section } from '@/ui/section/section'
import { actText } from '../../person-text'
import { DismissSheet, MoveOutSheet, RepresentSheet } from './act-sheets'
import { ChangeSheet } from './change-sheet'
import { MemberSheet } from './member-sheet'
import classes from './person.module.scss'

interface ActCardProps {
  readonly person: PersonPage
}

/** What the viewer may do about somebody now: exactly the actions of the answer. */
export function ActCard({ person }: ActCardProps) {
  const [opened, setOpened] = useState<PersonAction | null>(null)
  const { actions } = person
  const waits = useWordsOfPosts(person)
  if (actions.length === 0 && waits === null) return null
  const close = () => setOpened(null)
  return (
    <Card as="section">
      <Section title={actText.title}>
        {actions.map((action) => (
          <RowLink key={action} {...actText.rows[action]} onPress={() => setOpened(action)} />
        ))}
        {waits && <View className={classes.small}>{waits}</View>}
      </Section>
      {opened === 'change' && <ChangeSheet person={person} onClose={close} />}
      {opened === 'represent' && <RepresentSheet person={person} onClose={close} />}
      {opened === 'membership' && <MemberSheet personId={person.id} onClose={close} />}
      {opened === 'dismiss' && <DismissSheet person={person} onClose={close} />}
      {opened === 'moveOut' && <MoveOutSheet person={person} onClose={close} />}
    </Card>
  )
}

/** Why somebody who lives here cannot be moved out yet; null where nothing stands in the way. */
function useWordsOfPosts({ residence, posts }: PersonPage): string | null {
  const held = postsInTheWay({ posts }, useNow())
  if (residence.state !== 'verified' || held.length === 0) return null
  return actText.postsFirst(held.map(({ orgName, role }) => `${orgName}${roleLabels[role]}`).join('、'))
}
