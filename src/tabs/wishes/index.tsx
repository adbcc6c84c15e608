import { useState } from 'react'
import { paths } from '../../components/paths'
import { useShareCard } from '../../platform/share'
import { Chips } from '../../ui/chips/chips'
import { Page } from '../../ui/page/page'
import { Filters } from './filters'
import { PoolList } from './pool-list'
import { poolText, scopeOptions } from './text'
import { usePool, type PoolFilter } from './use-pool'

const start: PoolFilter = { scope: 'grid', phase: 'open', kind: 'all' }

// Taro takes a page from its default export.
export default function WishesPage() {
  const [filter, setFilter] = useState(start)
  const change = (part: Partial<PoolFilter>) => setFilter({ ...filter, ...part })
  const pool = usePool(filter)
  useShareCard({ title: poolText.shareTitle, path: paths.wishes })
  return (
    <Page title={poolText.title} isTab layout="broad" busy={pool.isPending} onRefresh={pool.refetch}>
      <Chips
        label={poolText.scope}
        options={scopeOptions}
        value={filter.scope}
        onChange={(scope) => change({ scope })}
        isRow
      />
      <Filters filter={filter} onChange={change} />
      <PoolList pool={pool} filter={filter} onWiden={() => change({ scope: 'community' })} />
    </Page>
  )
}
