import { View } from '@tarojs/components'
import type { TreeNode } from '@domain/grid/tree-contract'
import { open } from '@/platform/navigate'
import { Card } from '@/ui/card/card'
import { RowLink } from '@/ui/row/row-link'
import { codesText } from '../../codes-text'
import { gridPaths } from '../../paths'
import { ManageCard } from '../office/manage-card'
import { Alarms } from './alarms'
import { DayCard } from './day-card'
import { HistoryCard } from './history-card'
import { MembersCard } from './members-card'
import { OrgCard } from './org-card'
import { Plans } from './plans'
import { PostsCard } from './posts-card'
import classes from './tree.module.scss'

interface OrgViewProps {
  readonly node: TreeNode
  /** Epoch milliseconds. */
  readonly now: number
}

/** Everything about one org: its posts now and then, and what may be changed. */
export function OrgView({ node, now }: OrgViewProps) {
  const { org, alarms, mayCreate } = node
  const mayChange = org.mayManage || mayCreate.length > 0
  return (
    <View className={classes.stack}>
      <Alarms alarms={alarms.filter((alarm) => alarm.org === org.id)} now={now} />
      <OrgCard org={org} now={now} />
      {org.mayMakeCodes && (
        <Card isFlush>
          <RowLink
            icon="home"
            title={codesText.open}
            hint={codesText.openHint}
            onPress={() => open(gridPaths.codes, { id: org.id })}
          />
        </Card>
      )}
      <PostsCard org={org} now={now} />
      {org.mayKeepBranch && <MembersCard key={`members ${org.id}`} grid={org.id} />}
      {mayChange && <Plans org={org.id} now={now} />}
      {mayChange && <ManageCard node={node} now={now} />}
      <DayCard key={`day ${org.id}`} org={org} now={now} />
      <HistoryCard key={org.id} org={org.id} />
    </View>
  )
}
