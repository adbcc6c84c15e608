import { paths } from '@/components/paths'
import { open } from '@/platform/navigate'
import { Card } from '@/ui/card/card'
import { RowLink } from '@/ui/row/row-link'
import { mayRecord } from '../../logic/desk'
import { go } from '../../paths'
import { deskText } from '../../staff-text'
import type { DeskProps } from './types'

/** What else staff come to their desk for. */
export const DeskLinks = ({ desk }: DeskProps) => (
  <Card isFlush>
    {mayRecord(desk.posts) && (
      <RowLink icon="edit" title={deskText.record} hint={deskText.recordHint} onPress={go.record} />
    )}
    <RowLink icon="people" title={deskText.tree} hint={deskText.treeHint} onPress={() => open(paths.tree)} />
    <RowLink icon="list" title={deskText.cases} hint={deskText.casesHint} onPress={() => go.cases()} />
    <RowLink
      icon="chart"
      title={deskText.statistics}
      hint={deskText.statisticsHint}
      onPress={() => go.statistics()}
    />
  </Card>
)
