/** @jsxImportSource preact */
import type { TargetedSubmitEvent } from 'preact'
import { useState } from 'preact/hooks'
import type { Query } from '../api/database'
import { problemIn } from '../ejson'
import { Field } from '../parts/field'

export interface QueryBoxProps {
  readonly query: Query
  readonly isLoading: boolean
  readonly onRun: (query: Query) => void
}

interface Draft {
  readonly where: string
  readonly orderBy: string
  readonly field: string
  readonly skip: string
  readonly limit: string
}

/** A query in the words of the SDK, each part an EJSON object, checked while it is typed. */
export function QueryBox({ query, isLoading, onRun }: QueryBoxProps) {
  const [draft, setDraft] = useState<Draft>({
    ...query,
    skip: String(query.skip),
    limit: String(query.limit),
  })
  const change = (part: keyof Draft) => (value: string) => setDraft((last) => ({ ...last, [part]: value }))
  const problems = {
    where: problemIn(draft.where),
    orderBy: problemIn(draft.orderBy),
    field: problemIn(draft.field),
  }
  const isSound = Object.values(problems).every((problem) => problem === undefined)
  const runQuery = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    if (isSound) onRun({ ...draft, skip: Number(draft.skip), limit: Number(draft.limit) })
  }
  const json = (part: 'where' | 'orderBy' | 'field', placeholder: string) => (
    <Field
      label={part}
      value={draft[part]}
      onInput={change(part)}
      placeholder={placeholder}
      problem={problems[part]}
      isCode
    />
  )
  return (
    <form class="query-box" aria-label="Query" onSubmit={runQuery}>
      {json('where', '{"state": "open", "at": {"$gt": {"$date": "2026-01-01T00:00:00Z"}}}')}
      {json('orderBy', '{"at": -1}')}
      {json('field', '{"title": true}')}
      <Field label="skip" type="number" value={draft.skip} onInput={change('skip')} />
      <Field label="limit" type="number" value={draft.limit} onInput={change('limit')} />
      <button type="submit" class="solid" disabled={!isSound || isLoading}>
        Run
      </button>
    </form>
  )
}
