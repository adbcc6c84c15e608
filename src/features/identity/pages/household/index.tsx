import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { paths } from '@/components/paths'
import { PageError } from '@/components/standing/page-error'
import { open } from '@/platform/navigate'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { confirm } from '@/ui/dialog'
import { Block } from '@/ui/native/block'
import { Page } from '@/ui/page/page'
import { Section } from '@/ui/section/section'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { ChildSheet } from '../../components/household/child-sheet'
import classes from '../../components/household/household.module.scss'
import { MemberRow } from '../../components/household/member-row'
import { MoveOutSheet } from '../../components/household/move-out-sheet'
import { householdText } from '../../join-text'
import { useHousehold, type Member } from '../../use-household'
import { useIdentityCommand } from '../../use-identity-command'

/** Who lives with me, who speaks for us, children, and moving out. */
export default function HouseholdPage() {
  const household = useHousehold()
  const [isAdding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<Member | null>(null)
  const { data } = household
  return (
    <Page title={householdText.title} busy={household.isPending} onRefresh={household.refetch}>
      {household.isPending && <Skeleton />}
      {household.isLoadingError && (
        <PageError error={household.error} onRetry={() => void household.refetch()} />
      )}
      {data && (
        <Card>
          <Section title={householdText.members} aside={`${data.place.building} ${data.door}`}>
            <Members members={data.members} onLeave={setLeaving} />
            <View className={classes.about}>{householdText.masked}</View>
            <Button kind="ghost" icon="plus" onPress={() => setAdding(true)}>
              {householdText.addChild}
            </Button>
          </Section>
        </Card>
      )}
      {data && <Representative members={data.members} />}
      {isAdding && <ChildSheet onClose={() => setAdding(false)} />}
      {leaving && (
        <MoveOutSheet
          member={leaving}
          onClose={() => setLeaving(null)}
          onDone={() => {
            setLeaving(null)
            if (leaving.isMe) open(paths.home)
          }}
        />
      )}
    </Page>
  )
}

interface MembersProps {
  readonly members: readonly Member[]
  readonly onLeave: (member: Member) => void
}

function Members({ members, onLeave }: MembersProps) {
  const { send } = useIdentityCommand({ call: api.identity.join.handOver })
  const handOver = async ({ id, name }: Member) => {
    const isSure = await confirm({ title: householdText.handOverTo(name), text: householdText.handOverAsk })
    if (isSure) send({ to: id }, { said: householdText.handedOver })
  }
  return (
    <Block as="ul" label={householdText.members} className={classes.list}>
      {members.map((member) => (
        <MemberRow
          key={member.id}
          member={member}
          onHandOver={() => void handOver(member)}
          onMoveOut={() => onLeave(member)}
        />
      ))}
    </Block>
  )
}

/** Who speaks for the household; while nobody does, I may take it on. */
function Representative({ members }: { readonly members: readonly Member[] }) {
  const { send, isBusy } = useIdentityCommand({ call: api.identity.join.represent })
  const chosen = members.find(({ isRepresentative }) => isRepresentative)
  return (
    <Card tone="quiet">
      <Section title={householdText.representative} aside={chosen?.name ?? householdText.noRepresentative}>
        <View className={classes.about}>{householdText.about}</View>
        {!chosen && (
          <Button busy={isBusy} onPress={() => send({}, { said: householdText.took })}>
            {householdText.take}
          </Button>
        )}
      </Section>
    </Card>
  )
}
