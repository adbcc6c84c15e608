/** @jsxImportSource preact */
import { useCallback, useState } from 'preact/hooks'
import type { CallSummary } from '../../server/call-log'
import { listCalls } from '../api/calls'
import { count, milliseconds, timeOfDay } from '../format'
import { Problem } from '../parts/action'
import { Badge, OutcomeBadge } from '../parts/badge'
import { Choice, Field } from '../parts/field'
import { Page } from '../parts/page'
import type { Column } from '../parts/table'
import { Table } from '../parts/table'
import { linkTo } from '../route'
import { useLive } from '../use-live'
import type { ViewProps } from '../views'
import { CallView } from './call'

const COLUMNS: readonly Column<CallSummary>[] = [
  { title: 'At', cell: ({ startedAt }) => <time>{timeOfDay(startedAt)}</time> },
  { title: 'Call', cell: ({ name, requestId }) => <a href={linkTo('calls', requestId)}>{name}</a> },
  { title: 'By', cell: ({ caller }) => <span class="quiet">{caller.openid ?? caller.source}</span> },
  { title: 'Outcome', cell: OutcomeCell },
  {
    title: 'Operations',
    isNumber: true,
    cell: ({ operationCount }) => count(operationCount),
    sortBy: ({ operationCount }) => operationCount,
  },
  { title: 'Lines', isNumber: true, cell: ({ logs }) => (logs === 0 ? '–' : count(logs)) },
  {
    title: 'Time',
    isNumber: true,
    cell: ({ ms }) => (ms === null ? '…' : milliseconds(ms)),
    sortBy: ({ ms }) => ms ?? Infinity,
  },
]

const OUTCOMES = [
  { value: '', text: 'all' },
  { value: 'ok', text: 'ok' },
  { value: 'failed', text: 'failed' },
  { value: 'running', text: 'running' },
]

/** The last calls, or one of them. */
export function Calls({ subject }: ViewProps) {
  return subject === undefined ? <CallList /> : <CallView requestId={subject} />
}

function CallList() {
  const [name, setName] = useState('')
  const [outcome, setOutcome] = useState('')
  const load = useCallback(() => listCalls(name), [name])
  const { value, error } = useLive(load)
  const shown = value?.filter((call) => outcome === '' || call.outcome === outcome)
  return (
    <Page title="Calls" lead="Functions and requests of clients, newest first.">
      <div class="row">
        <Field
          label="Function"
          value={name}
          onInput={setName}
          choices={namesOf(value)}
          placeholder="all"
          isCode
        />
        <Choice label="Outcome" value={outcome} onInput={setOutcome} options={OUTCOMES} />
      </div>
      <Problem text={error} />
      <Table
        label="Calls"
        columns={COLUMNS}
        rows={shown}
        keyOf={({ requestId }) => requestId}
        empty="No call yet. What clients and timers call is shown here as it happens."
      />
    </Page>
  )
}

function OutcomeCell({ outcome, code, isCold }: CallSummary) {
  return (
    <>
      <OutcomeBadge outcome={outcome} />
      {isCold ? <Badge tone="plain">cold</Badge> : null}
      {code === undefined ? null : <code class="code-of-error">{code}</code>}
    </>
  )
}

function namesOf(calls: readonly CallSummary[] = []): readonly string[] {
  return [...new Set(calls.map(({ name }) => name))].sort()
}
