/** @jsxImportSource preact */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { LogLine } from '../../functions/logs'
import { listLogs } from '../api/calls'
import { Problem } from '../parts/action'
import { Field } from '../parts/field'
import { LogLines } from '../parts/log-lines'
import { Page } from '../parts/page'
import { useLive } from '../use-live'

/** What functions print and what the emulator warns of, oldest first. */
export function Logs() {
  const [name, setName] = useState('')
  const [text, setText] = useState('')
  const load = useCallback(() => listLogs(name), [name])
  const { value, error } = useLive(load)
  const lines = value?.filter((line) => line.text.toLowerCase().includes(text.toLowerCase()))
  return (
    <Page title="Logs" lead="The last 500 lines of the functions, with the emulator’s own warnings.">
      <div class="row">
        <Field
          label="Function"
          value={name}
          onInput={setName}
          choices={namesOf(value)}
          placeholder="all"
          isCode
        />
        <Field label="Contains" value={text} onInput={setText} />
      </div>
      <Problem text={error} />
      {lines?.length === 0 ? <p class="empty">Nothing was printed.</p> : null}
      {lines && lines.length > 0 ? <Followed lines={lines} /> : null}
    </Page>
  )
}

/** Lines in a frame that stays at its end while new ones arrive, as long as the reader wishes. */
function Followed({ lines }: { readonly lines: readonly LogLine[] }) {
  const [follows, setFollows] = useState(true)
  const frame = useRef<HTMLDivElement>(null)
  const last = lines.at(-1)
  useEffect(() => {
    if (follows) frame.current?.scrollTo({ top: frame.current.scrollHeight })
  }, [follows, lines.length, last?.at, last?.text])
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={follows}
          onChange={({ currentTarget }) => setFollows(currentTarget.checked)}
        />
        Follow
      </label>
      <div class="log-frame" ref={frame} tabIndex={0} role="log" aria-label="Log">
        <LogLines lines={lines} withFunction />
      </div>
    </>
  )
}

function namesOf(lines: readonly LogLine[] = []): readonly string[] {
  return [...new Set(lines.map((line) => line.function))].sort()
}
