import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { PersonPage } from '@domain/grid/desk-contract'
import { roleLabels } from '@domain/roles'
import { dayWords } from '@/components/time-words'
import { useNow } from '@/components/use-now'
import { open } from '@/platform/navigate'
import { Avatar } from '@/ui/avatar/avatar'
import { Card } from '@/ui/card/card'
import { Block } from '@/ui/native/block'
import { Heading } from '@/ui/native/heading'
import { Notice } from '@/ui/notice/notice'
import { RowLink } from '@/ui/row/row-link'
import { Section } from '@/ui/section/section'
import { Tag } from '@/ui/tag/tag'
import { gridPaths } from '../paths'
import { personText, relationWords, stateWords } from '../people-text'
import { CorrectionCard } from './correction-card'
import { ActCard } from './person/act-card'
import { PersonRow } from './person-row'
import { Reveal } from './reveal'
import classes from './person-view.module.scss'

interface PersonViewProps {
  readonly person: PersonPage
}

/** What staff may know of somebody: home, household, posts; number and door stay hidden. */
export const PersonView = ({ person }: PersonViewProps) => (
  <>
    <HeadCard person={person} />
    <Card as="section">
      <Section title={personText.contact}>
        <Line label={personText.phone}>{phoneWords(person)}</Line>
        <View className={classes.contact}>
          <Notice tone="info" icon="lock">
            {personText.masked}
          </Notice>
          <Reveal person={person} />
        </View>
      </Section>
    </Card>
    <CorrectionCard person={person} />
    <Card as="section">
      <Section title={personText.household}>
        {person.household.length === 0 && <View className={classes.small}>{personText.alone}</View>}
        <Block as="ul" label={personText.household} className={classes.list}>
          {person.household.map((one) => (
            <PersonRow key={one.id} person={one} onOpen={() => open(gridPaths.person, { id: one.id })} />
          ))}
        </Block>
      </Section>
    </Card>
    <PostsCard person={person} />
    <ActCard person={person} />
    <Card isFlush>
      <RowLink
        icon="people"
        title={personText.mandates}
        onPress={() => open(gridPaths.kept, { id: person.id })}
      />
    </Card>
  </>
)

function HeadCard({ person }: PersonViewProps) {
  const { name, face, place, door, relation, residence } = person
  return (
    <Card className={classes.head ?? ''}>
      <Avatar name={name} picture={face} isBig />
      <View className={classes.words}>
        <Heading level={2}>{name}</Heading>
        <View className={classes.small}>
          {[place.community, place.grid, place.building, door].filter(Boolean).join(' · ')}
        </View>
        <View className={classes.tags}>
          <Tag tone={residence.state === 'verified' ? 'ok' : 'warn'}>{stateWords[residence.state]}</Tag>
          <Tag>{relationWords[relation]}</Tag>
          {marksOf(person).map((mark) => (
            <Tag key={mark} tone="info">
              {mark}
            </Tag>
          ))}
        </View>
        {residence.reason && <View className={classes.small}>{residence.reason}</View>}
      </View>
    </Card>
  )
}

const marksOf = ({ isRepresentative, membership, isVolunteer, isChild }: PersonPage): string[] => [
  ...(isRepresentative ? [personText.representative] : []),
  ...(membership ? [personText.member] : []),
  ...(membership?.isHub ? [personText.hub] : []),
  ...(membership?.unit ? [personText.unit(membership.unit)] : []),
  ...(isVolunteer ? [personText.volunteer] : []),
  ...(isChild ? [personText.child] : []),
]

const phoneWords = ({ phone, phoneProof }: PersonPage): string => {
  if (phone === '') return personText.noPhone
  return `${phone}（${phoneProof ? personText.proof[phoneProof] : personText.unproved}）`
}

function PostsCard({ person }: PersonViewProps) {
  const now = useNow()
  return (
    <Card as="section">
      <Section title={personText.posts}>
        {person.posts.length === 0 && <View className={classes.small}>{personText.noPosts}</View>}
        {person.posts.map(({ role, orgName, unitName, from, to }) => (
          <Line key={`${role} ${orgName} ${from}`} label={`${roleLabels[role]} · ${unitName ?? orgName}`}>
            {[personText.since(dayWords(from, now)), to === null ? '' : personText.until(dayWords(to, now))]
              .filter(Boolean)
              .join('，')}
          </Line>
        ))}
      </Section>
    </Card>
  )
}

const Line = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <View className={classes.line}>
    <View>{label}</View>
    <View className={classes.small}>{children}</View>
  </View>
)
