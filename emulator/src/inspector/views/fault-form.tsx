/** @jsxImportSource preact */
import type { TargetedSubmitEvent } from 'preact'
import { useState } from 'preact/hooks'
import type { FaultRequest, FaultScope } from '../../faults/fault'
import { Choice, Field } from '../parts/field'

export interface FaultFormProps {
  readonly isBusy: boolean
  readonly onSet: (fault: FaultRequest) => void
}

interface Draft {
  readonly kind: string
  readonly amount: string
  readonly second: string
  readonly function: string
  readonly actionPattern: string
  readonly times: string
}

interface Kind {
  readonly value: string
  readonly text: string
  /** Label of the amount, with its unit. */
  readonly amount: string
  readonly first: string
  /** Label of a second value, where there is one. */
  readonly second?: string
  readonly make: (amount: string, second: string) => FaultRequest
}

const KINDS: readonly Kind[] = [
  {
    ...{ value: 'latency', text: 'latency', amount: 'Wait, ms', first: '500', second: 'Give or take, ms' },
    make: (ms, jitter) => ({ latency: { ms: Number(ms), jitter: Number(jitter) } }),
  },
  {
    ...{ value: 'errorRate', text: 'errors', amount: 'Share, 0 to 1', first: '0.1', second: 'Error code' },
    make: (share, code) => ({ errorRate: Number(share), code: code === '' ? 'SYS_ERR' : code }),
  },
  {
    ...{ value: 'lostReplies', text: 'lost replies', amount: 'Share, 0 to 1', first: '0.1' },
    make: (share) => ({ lostReplies: Number(share) }),
  },
  {
    ...{ value: 'throttling', text: 'throttling', amount: 'Requests a second', first: '10' },
    make: (limit) => ({ throttling: Number(limit) }),
  },
  {
    ...{ value: 'before-write', text: 'kill before the work', amount: 'At matching request', first: '1' },
    make: (nth) => ({ kill: 'before-write', nth: Number(nth) }),
  },
  {
    ...{ value: 'after-write', text: 'kill after the work', amount: 'At matching request', first: '1' },
    make: (nth) => ({ kill: 'after-write', nth: Number(nth) }),
  },
]

const EMPTY: Draft = {
  kind: 'latency',
  amount: '500',
  second: '',
  function: '',
  actionPattern: '',
  times: '',
}

/** A fault of any kind with its scope; the emulator judges what was typed. */
export function FaultForm({ isBusy, onSet }: FaultFormProps) {
  const [draft, setDraft] = useState(EMPTY)
  const kind = KINDS.find(({ value }) => value === draft.kind)
  const change = (part: keyof Draft) => (value: string) => setDraft((last) => ({ ...last, [part]: value }))
  const choose = (value: string): void => {
    const amount = KINDS.find((option) => option.value === value)?.first ?? ''
    setDraft((last) => ({ ...last, kind: value, amount, second: '' }))
  }
  const set = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    if (kind) onSet({ ...scopeOf(draft), ...kind.make(draft.amount, draft.second) })
  }
  return (
    <form class="row" aria-label="Set a fault" onSubmit={set}>
      <Choice label="Kind" value={draft.kind} onInput={choose} options={KINDS} />
      <Field label={kind?.amount ?? ''} value={draft.amount} onInput={change('amount')} />
      {kind?.second === undefined ? null : (
        <Field label={kind.second} value={draft.second} onInput={change('second')} />
      )}
      <Field label="Function" value={draft.function} onInput={change('function')} placeholder="all" isCode />
      <Field
        label="Requests (regular expression)"
        value={draft.actionPattern}
        onInput={change('actionPattern')}
        placeholder="database\.modifyDocument wishes"
        isCode
      />
      {draft.kind.endsWith('-write') ? null : (
        <Field label="Times" value={draft.times} onInput={change('times')} placeholder="until removed" />
      )}
      <button type="submit" class="solid" disabled={isBusy}>
        Set
      </button>
    </form>
  )
}

function scopeOf({ function: name, actionPattern, times }: Draft): FaultScope {
  return {
    ...(name === '' ? {} : { function: name }),
    ...(actionPattern === '' ? {} : { actionPattern }),
    ...(times === '' ? {} : { times: Number(times) }),
  }
}
