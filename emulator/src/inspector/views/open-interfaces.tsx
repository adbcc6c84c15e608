/** @jsxImportSource preact */
import type { ApiCallRecord } from '../../openapi/service'
import { listApiCalls } from '../api/wechat'
import { dateTime } from '../format'
import { Problem } from '../parts/action'
import { Badge } from '../parts/badge'
import { Inline } from '../parts/json'
import { Page, Section } from '../parts/page'
import type { Column } from '../parts/table'
import { Table } from '../parts/table'
import { linkTo } from '../route'
import { useLive } from '../use-live'
import { Codes } from './codes'
import { MediaChecks } from './media-checks'

const COLUMNS: readonly Column<ApiCallRecord>[] = [
  { title: 'At', cell: ({ at }) => <time>{dateTime(at)}</time> },
  { title: 'Interface', cell: ({ api }) => <code>{api}</code>, sortBy: ({ api }) => api },
  { title: 'Called by', cell: CallerCell },
  { title: 'Request', cell: ({ request }) => <Inline value={request} /> },
  {
    title: 'Answer',
    cell: ({ errcode }) => (
      <Badge tone={errcode === 0 ? 'good' : 'bad'}>{errcode === 0 ? 'ok' : errcode}</Badge>
    ),
    sortBy: ({ errcode }) => errcode,
  },
]

/** Calls of WeChat's interfaces with their content checks and mini-program codes. */
export function OpenInterfaces() {
  const { value, error } = useLive(listApiCalls)
  return (
    <Page title="Open interfaces" lead="What functions asked of WeChat, newest first.">
      <Problem text={error} />
      <Table
        label="Calls of open interfaces"
        columns={COLUMNS}
        rows={value}
        keyOf={({ requestId, at, api, request }) => JSON.stringify([requestId, at, api, request])}
        empty="No function has called cloud.openapi yet."
      />
      <Section title="Media checks">
        <MediaChecks />
      </Section>
      <Section title="Codes and links">
        <Codes />
      </Section>
    </Page>
  )
}

function CallerCell({ function: name, requestId }: ApiCallRecord) {
  if (requestId === '') return <span class="quiet">a script</span>
  return <a href={linkTo('calls', requestId)}>{name}</a>
}
