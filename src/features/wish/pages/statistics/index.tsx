import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api } from '@/api'
import { Chips } from '@/ui/chips/chips'
import { PageError } from '@/components/standing/page-error'
import { Page } from '@/ui/page/page'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { Figures } from '../../components/statistics/figures'
import { sinceOf, type Period } from '../../logic/days'
import { statisticsText } from '../../staff-text'

const periods = (Object.keys(statisticsText.periods) as Period[]).map((value) => ({
  value,
  label: statisticsText.periods[value],
}))

/** Figures of the scope of my post, or of an org below it; each opens the cases that it counts. */
export default function StatisticsPage() {
  const { params } = useRouter()
  const org = params.org ?? null
  const [period, setPeriod] = useState<Period>('month')
  // One moment for the page: figures and the cases behind them must speak of the same time.
  const [now] = useState(() => Date.now())
  const time = { since: sinceOf(period, now), until: now }
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['wish', 'statistics', org, time],
    queryFn: () => api.wish.statistics({ org, ...time }),
  })
  return (
    <Page
      title={data ? statisticsText.titleOf(data.orgName) : statisticsText.title}
      busy={isPending}
      onRefresh={refetch}
    >
      <Chips label={statisticsText.period} options={periods} value={period} onChange={setPeriod} />
      {isPending && <Skeleton />}
      {error && !data && <PageError error={error} onRetry={() => void refetch()} />}
      {data && <Figures org={data.org} counts={data.counts} time={time} />}
    </Page>
  )
}
