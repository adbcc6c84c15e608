/** @jsxImportSource preact */
import type { Connection, Watch } from '../api/control'
import { listWatches } from '../api/control'
import { bytes, count } from '../format'
import { Problem } from '../parts/action'
import { Badge } from '../parts/badge'
import { Inline } from '../parts/json'
import { Page, Section } from '../parts/page'
import type { Column } from '../parts/table'
import { Table } from '../parts/table'
import { linkTo } from '../route'
import { useLive } from '../use-live'

const WATCH_COLUMNS: readonly Column<Watch>[] = [
  {
    title: 'Collection',
    cell: ({ collection }) => <a href={linkTo('collections', collection)}>{collection}</a>,
    sortBy: ({ collection }) => collection,
  },
  { title: 'Query', cell: ({ query }) => <Inline value={query} /> },
  { title: 'Order and limit', cell: OrderCell },
  { title: 'Person', cell: ({ openid }) => <code>{openid}</code>, sortBy: ({ openid }) => openid },
  { title: 'Documents', isNumber: true, cell: ({ documents }) => count(documents) },
  {
    title: 'Events sent',
    isNumber: true,
    cell: ({ events }) => count(events),
    sortBy: ({ events }) => events,
  },
  { title: 'Connection', cell: ConnectionCell },
]

const CONNECTION_COLUMNS: readonly Column<Connection>[] = [
  { title: 'Connection', cell: ({ id }) => <code class="small">{id}</code> },
  { title: 'Person', cell: ({ openid }) => <code>{openid}</code> },
  { title: 'Unsent', isNumber: true, cell: ({ unsentBytes }) => bytes(unsentBytes) },
]

/** Who is connected and what is watched. */
export function Watches() {
  const { value, error } = useLive(listWatches)
  return (
    <Page title="Watches" lead="Queries that clients follow while they change.">
      <Problem text={error} />
      <Table
        label="Watches"
        columns={WATCH_COLUMNS}
        rows={value?.watches}
        keyOf={({ id }) => id}
        empty="Nobody watches anything."
      />
      <Section title="Connections">
        <Table
          label="Connections"
          columns={CONNECTION_COLUMNS}
          rows={value?.connections}
          keyOf={({ id }) => id}
          empty="Nobody is connected."
        />
      </Section>
    </Page>
  )
}

function OrderCell({ order, limit }: Watch) {
  const fields = order.map(([path, direction]) => `${path} ${direction}`).join(', ')
  const text = [fields, limit === null ? '' : `limit ${limit}`].filter((part) => part !== '').join('; ')
  return text === '' ? <span class="quiet">–</span> : <code>{text}</code>
}

function ConnectionCell({ connection }: Watch) {
  return connection === null ? (
    <Badge tone="warn">lost</Badge>
  ) : (
    <code class="small">{connection.slice(0, 8)}</code>
  )
}
