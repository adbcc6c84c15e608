import { View } from '@tarojs/components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { demoPeople } from '@/platform/demo'
import { signInAs } from '@/session/session'
import { toast } from '@/ui/dialog'
import { EmptyState } from '@/ui/empty-state/empty-state'
import { ErrorState, errorMessage } from '@/ui/error-state/error-state'
import { Block } from '@/ui/native/block'
import { Page } from '@/ui/page/page'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { DemoPersonCard } from '../../components/demo-person-card'
import { NewcomerCard } from '../../components/newcomer-card'
import { signInText } from '../../text'
import classes from './index.module.scss'

// Taro takes a page from its default export.
export default function SignInPage() {
  const people = useQuery({ queryKey: ['demo', 'people'], queryFn: demoPeople })
  const [chosen, setChosen] = useState<string | null>(null)
  const enter = (openid: string) => {
    setChosen(openid)
    void signInAs(openid).catch((error: unknown) => {
      setChosen(null)
      toast(errorMessage(error))
    })
  }
  return (
    <Page title={signInText.title} layout="bare" isTab busy={people.isPending}>
      <View className={classes.lead}>{signInText.lead}</View>
      <NewcomerCard isDisabled={chosen !== null} onEnter={enter} />
      {people.isPending && <Skeleton cards={5} />}
      {people.isError && <ErrorState error={people.error} onRetry={() => void people.refetch()} />}
      {people.data?.length === 0 && (
        <EmptyState icon="people" title={signInText.empty} hint={signInText.emptyHint} />
      )}
      {people.data && people.data.length > 0 && (
        <Block as="ul" label={signInText.people} className={classes.people}>
          {people.data.map((person) => (
            <DemoPersonCard
              key={person.id}
              person={person}
              isBusy={chosen === person.openid}
              isDisabled={chosen !== null}
              onEnter={() => enter(person.openid)}
            />
          ))}
        </Block>
      )}
    </Page>
  )
}
