/** @jsxImportSource preact */
import { useCallback } from 'preact/hooks'
import type { CallRecord } from '../../server/call-log'
import { findCall } from '../api/calls'
import { countOf, dateTime, milliseconds } from '../format'
import { Problem } from '../parts/action'
import { Badge, OutcomeBadge } from '../parts/badge'
import { Facts } from '../parts/facts'
import { LogLines } from '../parts/log-lines'
import { Page, Section } from '../parts/page'
import { linkTo } from '../route'
import { useLive } from '../use-live'
import { Operations } from './operations'

const KINDS = {
  function: 'function',
  'client-database': 'database request of a client',
  direct: 'script',
} as const

/** One call: who asked, what it asked of the cloud and when, what it printed, how it ended. */
export function CallView({ requestId }: { readonly requestId: string }) {
  const load = useCallback(() => findCall(requestId), [requestId])
  const { value, error } = useLive(load)
  const call = value?.call
  return (
    <Page
      title={call ? call.name : 'Call'}
      lead={
        <>
          <a href={linkTo('calls')}>Calls</a> · <code>{requestId}</code>
        </>
      }
    >
      <Problem text={error} />
      {value && call ? (
        <>
          {call.outcome === 'failed' ? <Failure call={call} /> : null}
          <CallFacts call={call} />
          <Section title="Operations">
            <Operations call={call} />
          </Section>
          <Section title="Log">
            {value.lines.length === 0 ? (
              <p class="empty">It printed nothing.</p>
            ) : (
              <LogLines lines={value.lines} />
            )}
          </Section>
        </>
      ) : null}
    </Page>
  )
}

function Failure({ call: { code, message } }: { readonly call: CallRecord }) {
  return (
    <div class="notice bad">
      <b>{code}</b>
      <pre>{message}</pre>
    </div>
  )
}

function CallFacts({ call }: { readonly call: CallRecord }) {
  const { caller, isCold, kind, ms, outcome, parentId, startedAt } = call
  return (
    <Facts
      facts={[
        ['Outcome', <OutcomeBadge key="outcome" outcome={outcome} />],
        ['Time', ms === null ? 'running…' : milliseconds(ms)],
        ['Began', dateTime(startedAt)],
        ['Kind', KINDS[kind]],
        ['Caller', <code key="caller">{[caller.source, caller.openid].filter(Boolean).join(' · ')}</code>],
        isCold === undefined ? undefined : ['Start', isCold ? <Badge tone="plain">cold</Badge> : 'warm'],
        parentId === undefined
          ? undefined
          : ['Called by', <a href={linkTo('calls', parentId)}>another call</a>],
        ['Operations', countOf(call.operationCount, 'operation')],
      ]}
    />
  )
}
