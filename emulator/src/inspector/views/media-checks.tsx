/** @jsxImportSource preact */
import type { MediaCheck } from '../../openapi/media-checks'
import { listMediaChecks, pushMediaCheck } from '../api/wechat'
import { OutcomeLine, Problem, useActions } from '../parts/action'
import { Badge } from '../parts/badge'
import { Inline } from '../parts/json'
import type { Column } from '../parts/table'
import { Table } from '../parts/table'
import { useLive } from '../use-live'

const VERDICTS = ['pass', 'review', 'risky'] as const

type Verdict = (typeof VERDICTS)[number]

const COLUMNS: readonly Column<MediaCheck>[] = [
  { title: 'Trace id', cell: ({ traceId }) => <code class="small">{traceId}</code> },
  { title: 'Person', cell: ({ openid }) => <code>{openid}</code> },
  { title: 'Media', cell: ({ mediaUrl }) => <Inline value={mediaUrl} /> },
  { title: 'State', cell: ({ state }) => <Badge tone="plain">{state}</Badge> },
]

/** Pictures and sounds under check; a result can be pushed now, or once more with another verdict. */
export function MediaChecks() {
  const { value, error, reload } = useLive(listMediaChecks)
  const { outcome, isBusy, perform } = useActions(reload)
  const push = (traceId: string, verdict: Verdict): void =>
    perform(() => pushMediaCheck(traceId, verdict), `The result ${verdict} is pushed.`)
  return (
    <>
      <Problem text={error} />
      <OutcomeLine outcome={outcome} />
      <Table
        label="Media checks"
        columns={[...COLUMNS, verdictColumn(isBusy, push)]}
        rows={value}
        keyOf={({ traceId }) => traceId}
        empty="No check yet: functions ask for them with security.mediaCheckAsync."
      />
    </>
  )
}

function verdictColumn(
  isBusy: boolean,
  onPush: (traceId: string, verdict: Verdict) => void,
): Column<MediaCheck> {
  const buttonOf = (traceId: string, verdict: Verdict) => (
    <button
      key={verdict}
      type="button"
      disabled={isBusy}
      aria-label={`Push ${verdict} for ${traceId}`}
      onClick={() => onPush(traceId, verdict)}
    >
      {verdict}
    </button>
  )
  const cell = ({ traceId }: MediaCheck) => (
    <span class="actions">{VERDICTS.map((verdict) => buttonOf(traceId, verdict))}</span>
  )
  return { title: 'Push result', cell }
}
