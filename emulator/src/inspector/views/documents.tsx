/** @jsxImportSource preact */
import { useCallback, useState } from 'preact/hooks'
import type { Query, QueryResult } from '../api/database'
import { findDocuments } from '../api/database'
import type { Outcome } from '../parts/action'
import { OutcomeLine, Problem } from '../parts/action'
import { Json } from '../parts/json'
import { Section } from '../parts/page'
import { PlanLine } from '../parts/plan'
import { useLoaded } from '../use-loaded'
import { DocumentEditor } from './document-editor'
import { DocumentTable } from './document-table'
import { QueryBox } from './query-box'

const FIRST: Query = { where: '', orderBy: '', field: '', skip: 0, limit: 20 }

export interface DocumentsProps {
  readonly collection: string
  /** Another number means that documents were changed elsewhere. */
  readonly revision: number
  readonly onChange: () => void
}

/** The document in the editor; without an id, a new one. */
interface Edited {
  readonly id?: unknown
}

/** The documents that a query finds, as a table or as JSON, with their editor. */
export function Documents({ collection, revision, onChange }: DocumentsProps) {
  const [query, setQuery] = useState(FIRST)
  const [isJson, setJson] = useState(false)
  const [edited, setEdited] = useState<Edited>()
  const [done, setDone] = useState<Outcome>()
  const find = useCallback(() => findDocuments(collection, query), [collection, query, revision])
  const { value, error, isLoading, reload } = useLoaded(find)
  const close = (): void => setEdited(undefined)
  const finish = (text: string): void => {
    close()
    setDone({ isGood: true, text })
    reload()
    onChange()
  }
  const actions = (
    <>
      <button type="button" aria-pressed={isJson} onClick={() => setJson(!isJson)}>
        JSON
      </button>
      <button type="button" class="solid" onClick={() => setEdited({})}>
        New document
      </button>
    </>
  )
  return (
    <Section title="Documents" actions={actions}>
      {/* A new object each time: the same query asked again looks again. */}
      <QueryBox query={query} isLoading={isLoading} onRun={(wanted) => setQuery({ ...wanted })} />
      <Problem text={error} />
      <OutcomeLine outcome={done} />
      {error === undefined ? (
        <Results result={value} isJson={isJson} onOpen={(id) => setEdited({ id })} />
      ) : null}
      {edited ? (
        <DocumentEditor collection={collection} id={edited.id} onClose={close} onDone={finish} />
      ) : null}
    </Section>
  )
}

interface ResultsProps {
  readonly result: QueryResult | undefined
  readonly isJson: boolean
  readonly onOpen: (id: unknown) => void
}

function Results({ result, isJson, onOpen }: ResultsProps) {
  return (
    <>
      <PlanLine plan={result?.plan} ms={result?.ms} />
      {isJson ? (
        <Json value={result?.documents} />
      ) : (
        <DocumentTable documents={result?.documents} onOpen={onOpen} />
      )}
    </>
  )
}
