import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { TreeNode } from '@domain/grid/tree-contract'
import { open } from '@/platform/navigate'
import { useIsWide } from '@/platform/screen'
import { Card } from '@/ui/card/card'
import { PageError } from '@/components/standing/page-error'
import { Page } from '@/ui/page/page'
import { RowLink } from '@/ui/row/row-link'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { Alarms } from '../../components/tree/alarms'
import { ChildrenList } from '../../components/tree/children-list'
import { Crumbs } from '../../components/tree/crumbs'
import { OrgCard } from '../../components/tree/org-card'
import { OrgView } from '../../components/tree/org-view'
import { gridPaths } from '../../paths'
import { treeText } from '../../tree-text'
import { useNode } from '../../use-tree'
import classes from './index.module.scss'

/** The tree from one's own org down; on a wide screen with everything about the org beside it. */
export default function TreePage() {
  const isWide = useIsWide()
  const { params } = useRouter()
  const [org, setOrg] = useState<string | null>(params.org ?? null)
  const [now] = useState(() => Date.now())
  const { data, error, isPending, refetch } = useNode(org)
  const layout = isWide ? 'broad' : 'column'
  return (
    <Page title={treeText.title} busy={isPending} onRefresh={refetch} layout={layout}>
      {isPending && <Skeleton />}
      {error && !data && <PageError error={error} onRetry={() => void refetch()} />}
      {data && (
        <View className={isWide ? classes.columns : classes.stack}>
          <Branch node={data} now={now} isWide={isWide} onOpen={setOrg} />
          {isWide && <OrgView key={data.org.id} node={data} now={now} />}
        </View>
      )}
    </Page>
  )
}

interface BranchProps {
  readonly node: TreeNode
  readonly now: number
  readonly isWide: boolean
  readonly onOpen: (org: string) => void
}

const Branch = ({ node, now, isWide, onOpen }: BranchProps) => (
  <View className={classes.stack}>
    <Crumbs node={node} onOpen={onOpen} />
    <Alarms alarms={isWide ? node.alarms.filter(({ org }) => org !== node.org.id) : node.alarms} now={now} />
    {!isWide && <OrgCard org={node.org} now={now} />}
    {!isWide && (
      <Card isFlush>
        <RowLink icon="list" title={treeText.open} onPress={() => open(gridPaths.org, { id: node.org.id })} />
      </Card>
    )}
    <ChildrenList below={node.below} onOpen={onOpen} />
  </View>
)
