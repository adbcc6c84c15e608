/** @jsxImportSource preact */
import type { FaultRequest } from '../../faults/fault'
import type { ArmedFault } from '../api/control'
import { clearFaults, listFaults, removeFault, setFault } from '../api/control'
import { count } from '../format'
import { OutcomeLine, Problem, useActions } from '../parts/action'
import { Badge } from '../parts/badge'
import { Page, Section } from '../parts/page'
import type { Column } from '../parts/table'
import { Table } from '../parts/table'
import { useLive } from '../use-live'
import { FaultForm } from './fault-form'

/** What a program meets in the street, each at one click. */
const PRESETS: readonly { readonly label: string; readonly fault: FaultRequest }[] = [
  { label: 'Slow network', fault: { latency: { ms: 800, jitter: 400 } } },
  { label: 'One request in five fails', fault: { errorRate: 0.2, code: 'SYS_ERR' } },
  { label: 'One reply in five is lost', fault: { lostReplies: 0.2 } },
  { label: 'Throttled to 5 a second', fault: { throttling: 5 } },
  { label: 'Content checks refuse', fault: { contentCheck: 'refuse' } },
  { label: 'Content checks unreachable', fault: { contentCheck: 'unreachable' } },
]

/** Faults that are set, and the ways to set them. */
export function Faults() {
  const { value, error, reload } = useLive(listFaults)
  const { outcome, isBusy, perform } = useActions(reload)
  const set = (fault: FaultRequest): void => perform(() => setFault(fault), `Set: ${describe(fault)}.`)
  const remove = (id: number): void => perform(() => removeFault(id), 'The fault is taken back.')
  const clear = (): void => perform(clearFaults, 'No fault is set any more.')
  return (
    <Page
      title="Faults"
      lead="Lets a program meet a bad network before its users do."
      actions={
        <button type="button" disabled={isBusy || !value || value.length === 0} onClick={clear}>
          Clear all
        </button>
      }
    >
      <Problem text={error} />
      <OutcomeLine outcome={outcome} />
      <Table
        label="Faults"
        columns={[...COLUMNS, removeColumn(isBusy, remove)]}
        rows={value}
        keyOf={({ id }) => String(id)}
        empty="No fault is set: everything is answered as it should be."
      />
      <Section title="At one click">
        <div class="actions">
          {PRESETS.map(({ label, fault }) => (
            <button key={label} type="button" disabled={isBusy} onClick={() => set(fault)}>
              {label}
            </button>
          ))}
        </div>
      </Section>
      <Section title="In detail">
        <FaultForm isBusy={isBusy} onSet={set} />
      </Section>
    </Page>
  )
}

const COLUMNS: readonly Column<ArmedFault>[] = [
  { title: 'Fault', cell: (fault) => <b>{describe(fault)}</b> },
  { title: 'Function', cell: (fault) => fault.function ?? <Badge tone="plain">all</Badge> },
  {
    title: 'Requests',
    cell: ({ actionPattern }) =>
      actionPattern === undefined ? <Badge tone="plain">all</Badge> : <code>{actionPattern}</code>,
  },
  { title: 'Times', cell: ({ times, ...fault }) => ('kill' in fault ? 'once' : (times ?? 'until removed')) },
  { title: 'Struck', isNumber: true, cell: ({ strikes }) => count(strikes) },
]

function removeColumn(isBusy: boolean, onRemove: (id: number) => void): Column<ArmedFault> {
  const cell = ({ id }: ArmedFault) => (
    <button type="button" disabled={isBusy} aria-label={`Remove fault ${id}`} onClick={() => onRemove(id)}>
      Remove
    </button>
  )
  return { title: '', cell }
}

function describe(fault: FaultRequest): string {
  if ('kill' in fault) return `process ended ${fault.kill.replace('-', ' ')}, at request ${fault.nth}`
  if ('latency' in fault) return `latency ${fault.latency.ms} ± ${fault.latency.jitter} ms`
  if ('errorRate' in fault) return `${percent(fault.errorRate)} fail with ${fault.code}`
  if ('lostReplies' in fault) return `${percent(fault.lostReplies)} of replies lost`
  if ('throttling' in fault) return `more than ${fault.throttling} requests a second are refused`
  return `content checks: ${fault.contentCheck}`
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`
