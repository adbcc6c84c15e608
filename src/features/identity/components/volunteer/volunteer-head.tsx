import { View } from '@tarojs/components'
import { api } from '@/api'
import { dayWords } from '@/components/time-words'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { confirm } from '@/ui/dialog'
import { Section } from '@/ui/section/section'
import { useIdentityCommand } from '../../use-identity-command'
import type { VolunteerPage } from '../../use-volunteer'
import { volunteerText } from '../../volunteer-text'
import classes from '../mandates/mandates.module.scss'

interface VolunteerHeadProps {
  readonly page: VolunteerPage
  /** When it was read, epoch ms. */
  readonly now: number
}

/** What came of an offer, the way out, and what the branch has on record. */
export function VolunteerHead({ page: { profile, membership }, now }: VolunteerHeadProps) {
  const leaving = useIdentityCommand({ call: api.identity.volunteer.leave })
  const leave = async () => {
    const question = { title: volunteerText.leave, text: volunteerText.leaveAsk, isDanger: true }
    if (await confirm(question)) leaving.send({}, { said: volunteerText.left })
  }
  const isStanding = profile?.state === 'applied' || profile?.state === 'approved'
  return (
    <>
      {profile && (
        <Card as="section">
          <Section title={volunteerText.states[profile.state]} aside={profile.community}>
            <View className={classes.hint}>{volunteerText.since(dayWords(profile.since, now))}</View>
            {profile.reason && <View className={classes.hint}>{volunteerText.reason(profile.reason)}</View>}
            {isStanding && (
              <Button kind="plain" size="s" busy={leaving.isBusy} onPress={() => void leave()}>
                {volunteerText.leave}
              </Button>
            )}
          </Section>
        </Card>
      )}
      {membership && (
        <Card tone="quiet">
          <Section title={volunteerText.member}>
            <View>{volunteerText.branch(membership.branch, membership.isHub)}</View>
            {membership.unit && <View>{volunteerText.unit(membership.unit)}</View>}
            <View className={classes.hint}>{volunteerText.memberHint}</View>
          </Section>
        </Card>
      )}
    </>
  )
}
