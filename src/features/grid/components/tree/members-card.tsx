import { View } from '@tarojs/components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BranchMember } from '@domain/identity/volunteer-contract'
import { api } from '@/api'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { errorMessage } from '@/ui/error-state/error-state'
import { Block } from '@/ui/native/block'
import { Notice } from '@/ui/notice/notice'
import { RowLink } from '@/ui/row/row-link'
import { Section } from '@/ui/section/section'
import { membersText } from '../../person-text'
import { PersonField } from '../office/person-field'
import { MemberSheet } from '../person/member-sheet'
import classes from './tree.module.scss'

/** The members that a grid's branch counts; asked for when somebody wants to see them, changed one by one. */
export function MembersCard({ grid }: { readonly grid: string }) {
  const [isWanted, setWanted] = useState(false)
  const [opened, setOpened] = useState<string | null>(null)
  const { data, error, isFetching } = useQuery({
    queryKey: ['grid', 'members', grid],
    queryFn: () => api.identity.volunteer.members({ grid }),
    enabled: isWanted,
  })
  return (
    <Card as="section">
      <Section title={membersText.title} aside={data && membersText.count(data.members.length)}>
        {!data && (
          <Button kind="ghost" icon="people" busy={isFetching} onPress={() => setWanted(true)}>
            {membersText.show}
          </Button>
        )}
        {error && <Notice tone="warn">{errorMessage(error)}</Notice>}
        {data && <Members members={data.members} isMore={data.isMore} onOpen={setOpened} />}
        {data && (
          <PersonField
            label={membersText.add}
            value={null}
            onChange={(person) => person && setOpened(person.id)}
          />
        )}
      </Section>
      {opened !== null && <MemberSheet personId={opened} onClose={() => setOpened(null)} />}
    </Card>
  )
}

interface MembersProps {
  readonly members: readonly BranchMember[]
  readonly isMore: boolean
  readonly onOpen: (id: string) => void
}

const Members = ({ members, isMore, onOpen }: MembersProps) => (
  <>
    {members.length === 0 && <View className={classes.small}>{membersText.none}</View>}
    <Block as="ul" label={membersText.title} className={classes.list}>
      {members.map(({ id, name, building, isHub, unit }) => (
        <Block as="li" key={id} className={classes.row}>
          <RowLink
            title={name}
            hint={[building, isHub ? membersText.hub : '', unit?.name].filter(Boolean).join(' · ')}
            onPress={() => onOpen(id)}
          />
        </Block>
      ))}
    </Block>
    {isMore && <View className={classes.small}>{membersText.more}</View>}
  </>
)
