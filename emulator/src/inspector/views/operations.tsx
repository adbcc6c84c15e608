/** @jsxImportSource preact */
import type { CallRecord, OperationRecord } from '../../server/call-log'
import { countOf, milliseconds } from '../format'
import { Badge } from '../parts/badge'
import { PlanLine } from '../parts/plan'

/** Requests of a call in order, each with a bar that shows when it ran. */
export function Operations({ call }: { readonly call: CallRecord }) {
  const { operations, operationCount } = call
  if (operations.length === 0) return <p class="empty">It asked nothing of the cloud.</p>
  const missing = operationCount - operations.length
  return (
    <>
      <ol class="operations">
        {operations.map((operation, at) => (
          <li key={at}>
            <Operation operation={operation} call={call} />
          </li>
        ))}
      </ol>
      {missing > 0 ? <p class="quiet">{countOf(missing, 'more operation')} not kept.</p> : null}
    </>
  )
}

function Operation({ operation, call }: { readonly operation: OperationRecord; readonly call: CallRecord }) {
  const { action, subject, ms, code, plan } = operation
  return (
    <>
      <div class="operation-head">
        <span>
          <code>{action}</code> <b>{subject}</b>
          {code === undefined ? null : <Badge tone="bad">{code}</Badge>}
        </span>
        <span class="number">{ms === null ? '…' : milliseconds(ms)}</span>
      </div>
      <Bar operation={operation} call={call} />
      <PlanLine plan={plan} />
    </>
  )
}

/** Where in the time of the call the operation ran. Times are of the emulator's clock, in whole ms. */
function Bar({ operation, call }: { readonly operation: OperationRecord; readonly call: CallRecord }) {
  const end = Math.max(...call.operations.map(({ startedAt, ms }) => startedAt - call.startedAt + (ms ?? 0)))
  const whole = Math.max(1, call.ms ?? 0, end)
  const from = Math.max(0, operation.startedAt - call.startedAt)
  const width = Math.max(0.6, ((operation.ms ?? whole - from) / whole) * 100)
  const left = Math.min((from / whole) * 100, 100 - width)
  return (
    <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width="100" height="4" />
      <rect x={left} width={width} height="4" />
    </svg>
  )
}
