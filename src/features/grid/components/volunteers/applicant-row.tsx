import { View } from '@tarojs/components'
import type { Applicant } from '@domain/identity/volunteer-contract'
import { skillLabels, weekTimeLabels } from '@domain/identity/volunteering'
import { api } from '@/api'
import { Button } from '@/ui/button/button'
import { confirm } from '@/ui/dialog'
import { Block } from '@/ui/native/block'
import { Tag } from '@/ui/tag/tag'
import { volunteersText } from '../../kept-text'
import { usePeopleCommand } from '../../use-queue'
import classes from '../queue/queue.module.scss'

interface ApplicantRowProps {
  readonly applicant: Applicant
  readonly onRefuse: () => void
}

/** Somebody who offered themselves: what they can do and when. */
export function ApplicantRow({ applicant, onRefuse }: ApplicantRowProps) {
  const { id: personId, version, name, grid, building, unit, isMember, skills, times } = applicant
  const { send, isBusy } = usePeopleCommand({ call: api.identity.volunteer.approve })
  const approve = async () => {
    const question = { title: volunteersText.approveOf(name), text: volunteersText.approveAsk }
    if (await confirm(question)) send({ personId, version }, { said: volunteersText.approved })
  }
  return (
    <Block as="li" className={classes.row}>
      <View className={classes.facts}>
        {name}
        {isMember && <Tag tone="red">{volunteersText.member}</Tag>}
        {unit && <Tag tone="info">{volunteersText.unit(unit)}</Tag>}
      </View>
      <View className={classes.hint}>{volunteersText.facts(grid, building)}</View>
      <View className={classes.hint}>
        {[...skills.map((one) => skillLabels[one]), ...times.map((one) => weekTimeLabels[one])].join(' · ')}
      </View>
      <View className={classes.actions}>
        <Button kind="ghost" size="s" onPress={onRefuse}>
          {volunteersText.refuse}
        </Button>
        <Button size="s" busy={isBusy} onPress={() => void approve()}>
          {volunteersText.approve}
        </Button>
      </View>
    </Block>
  )
}
