/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import type { QueryStatistics } from '../../server/query-statistics'
import { listQueries } from '../api/calls'
import { count, milliseconds } from '../format'
import { Problem } from '../parts/action'
import { IndexBadge } from '../parts/badge'
import { Choice } from '../parts/field'
import { Page } from '../parts/page'
import type { Column } from '../parts/table'
import { Table } from '../parts/table'
import { linkTo } from '../route'
import { useLive } from '../use-live'

/** Queries that took at least this long once, ms, count as slow. */
const SLOW_MS = 20

const COLUMNS: readonly Column<QueryStatistics>[] = [
  {
    title: 'Collection',
    cell: ({ collection }) => <a href={linkTo('collections', collection)}>{collection}</a>,
    sortBy: ({ collection }) => collection,
  },
  { title: 'Query', cell: QueryCell, sortBy: ({ shape }) => shape },
  {
    title: 'Index',
    cell: ({ index, examined, returned }) => <IndexBadge index={index} isWaste={examined > returned} />,
    sortBy: ({ index }) => index ?? '',
  },
  numeric('Count', (query) => query.count),
  numeric('Read', ({ examined }) => examined),
  numeric('Results', ({ returned }) => returned),
  numeric('Mean', ({ totalMs, count: times }) => totalMs / times, milliseconds),
  numeric('Slowest', ({ maxMs }) => maxMs, milliseconds),
  numeric('Total', ({ totalMs }) => totalMs, milliseconds),
]

const CHOICES: readonly {
  readonly value: string
  readonly text: string
  readonly isShown: (query: QueryStatistics) => boolean
}[] = [
  { value: 'all', text: 'all', isShown: () => true },
  { value: 'unindexed', text: 'without an index', isShown: ({ index }) => index === null },
  { value: 'slow', text: `slow (${SLOW_MS} ms or more)`, isShown: ({ maxMs }) => maxMs >= SLOW_MS },
]

/** What queries cost, by collection and shape: where an index is missing. */
export function Queries() {
  const { value, error } = useLive(listQueries)
  const [choice, setChoice] = useState('all')
  const isShown = CHOICES.find((option) => option.value === choice)?.isShown
  return (
    <Page title="Queries" lead="Alike but for their values, the most expensive in sum first.">
      <div class="row">
        <Choice label="Show" value={choice} onInput={setChoice} options={CHOICES} />
      </div>
      <Problem text={error} />
      <Table
        label="Queries"
        columns={COLUMNS}
        rows={isShown && value?.filter(isShown)}
        keyOf={({ collection, action, shape }) => `${collection} ${action} ${shape}`}
        empty={choice === 'all' ? 'No query yet.' : 'No such query.'}
      />
    </Page>
  )
}

function QueryCell({ action, shape }: QueryStatistics) {
  return (
    <>
      <code>{shape === '' ? 'all documents' : shape}</code>
      <div class="quiet small">{action.replace('database.', '')}</div>
    </>
  )
}

function numeric(
  title: string,
  read: (query: QueryStatistics) => number,
  write: (value: number) => string = count,
): Column<QueryStatistics> {
  return { title, isNumber: true, cell: (query) => write(read(query)), sortBy: read }
}
