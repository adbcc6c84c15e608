import { View } from '@tarojs/components'
import type { TreeNode } from '@domain/grid/tree-contract'
import { dayWords } from '@/components/time-words'
import { Card } from '@/ui/card/card'
import { Heading } from '@/ui/native/heading'
import { Tag } from '@/ui/tag/tag'
import { kindWords, treeText } from '../../tree-text'
import classes from './tree.module.scss'

interface OrgCardProps {
  readonly org: TreeNode['org']
  /** Epoch milliseconds. */
  readonly now: number
}

/** What an org is and how many live there. */
export const OrgCard = ({ org: { name, kind, counts, to }, now }: OrgCardProps) => (
  <Card as="section">
    <View className={classes.head}>
      <Heading level={2}>{name}</Heading>
      <View className={classes.tags}>
        <Tag>{kindWords[kind]}</Tag>
        {to !== null && <Tag tone="warn">{treeText.closing(dayWords(to, now))}</Tag>}
        {counts.pending > 0 && <Tag tone="info">{treeText.pending(counts.pending)}</Tag>}
      </View>
    </View>
    <View className={classes.small}>{treeText.counts(counts)}</View>
  </Card>
)
