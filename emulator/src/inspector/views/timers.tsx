/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import type { TimerState } from '../../functions/timers'
import type { ClockState } from '../api/calls'
import { listTimers, moveClock, readClock, runTimer } from '../api/calls'
import { dateTime, indented, span } from '../format'
import type { Actions } from '../parts/action'
import { OutcomeLine, Problem, useActions } from '../parts/action'
import { Choice, Field } from '../parts/field'
import { Page, Section } from '../parts/page'
import { Table } from '../parts/table'
import { useLive } from '../use-live'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const UNITS = [
  { value: String(MINUTE_MS), text: 'minutes' },
  { value: String(HOUR_MS), text: 'hours' },
  { value: String(DAY_MS), text: 'days' },
]

/** Cron triggers, to be run now, and the emulator's clock. */
export function Timers() {
  const timers = useLive(listTimers)
  const clock = useLive(readClock)
  const actions = useActions(() => {
    timers.reload()
    clock.reload()
  })
  return (
    <Page title="Timers and clock">
      <Problem text={timers.error ?? clock.error} />
      <OutcomeLine outcome={actions.outcome} />
      <TimerTable timers={timers.value} now={clock.value?.now} actions={actions} />
      <Section title="Clock">
        <Clock clock={clock.value} actions={actions} />
      </Section>
    </Page>
  )
}

interface TimerTableProps {
  readonly timers: readonly TimerState[] | undefined
  readonly now: number | undefined
  readonly actions: Actions
}

function TimerTable({ timers, now, actions: { isBusy, run } }: TimerTableProps) {
  const runNow = (name: string) => (): void =>
    run(async () => `${name} returned ${indented(await runTimer(name))}`)
  return (
    <Table
      label="Timers"
      columns={[
        { title: 'Function', cell: (timer) => <b>{timer.function}</b> },
        { title: 'Trigger', cell: ({ trigger }) => trigger },
        { title: 'Cron (UTC+8)', cell: ({ cron }) => <code>{cron}</code> },
        { title: 'Next', cell: ({ next }) => <Next at={next} now={now} /> },
        {
          title: '',
          cell: (timer) => (
            <button
              type="button"
              disabled={isBusy}
              aria-label={`Run now: ${timer.function}`}
              onClick={runNow(timer.function)}
            >
              Run now
            </button>
          ),
        },
      ]}
      rows={timers}
      keyOf={(timer) => timer.function}
      empty="No function declares a timer in its config.json."
    />
  )
}

function Next({ at, now }: { readonly at: number | null; readonly now: number | undefined }) {
  if (at === null) return <span class="quiet">never</span>
  return (
    <>
      {dateTime(at)} {now === undefined ? null : <span class="quiet">in {span(at - now)}</span>}
    </>
  )
}

interface ClockProps {
  readonly clock: ClockState | undefined
  readonly actions: Actions
}

function Clock({ clock, actions: { isBusy, run } }: ClockProps) {
  const [amount, setAmount] = useState('1')
  const [unit, setUnit] = useState(String(DAY_MS))
  if (!clock) return null
  const advance = Number(amount) * Number(unit)
  const move = (): void => run(async () => `It is ${dateTime((await moveClock({ advance })).now)} now.`)
  const reset = (): void =>
    run(async () => {
      await moveClock({ offset: 0 })
      return 'The clock shows the real time again.'
    })
  return (
    <>
      <p>
        <b class="clock">{dateTime(clock.now)}</b> <span class="quiet">{tellOffset(clock.offset)}</span>
      </p>
      <p class="quiet">Functions see this time in Date. Timers that are passed fire, once each.</p>
      <div class="row">
        <Field label="Move by" type="number" value={amount} onInput={setAmount} />
        <Choice label="Unit" value={unit} onInput={setUnit} options={UNITS} />
        <button type="button" class="solid" disabled={isBusy || !Number.isFinite(advance)} onClick={move}>
          Move
        </button>
        <button type="button" disabled={isBusy || clock.offset === 0} onClick={reset}>
          Real time
        </button>
      </div>
    </>
  )
}

function tellOffset(offset: number): string {
  if (offset === 0) return 'the real time'
  return `${span(offset)} ${offset > 0 ? 'ahead' : 'behind'}`
}
