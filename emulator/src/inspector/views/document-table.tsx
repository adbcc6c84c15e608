/** @jsxImportSource preact */
import type { Document } from '../api/database'
import { oneLine } from '../format'
import { Inline } from '../parts/json'
import type { Column } from '../parts/table'
import { Table } from '../parts/table'

/** Fields that get a column of their own; the editor shows all. */
const MAX_COLUMNS = 7

export interface DocumentTableProps {
  readonly documents: readonly Document[] | undefined
  readonly onOpen: (id: unknown) => void
}

/** Documents with a column for each of their first fields. */
export function DocumentTable({ documents, onOpen }: DocumentTableProps) {
  const open: Column<Document> = {
    title: '_id',
    cell: (document) => (
      <button type="button" class="link" onClick={() => onOpen(document['_id'])}>
        {oneLine(document['_id'])}
      </button>
    ),
  }
  const columns = fieldsOf(documents ?? []).map((field): Column<Document> => {
    return { title: field, cell: (document) => <Inline value={document[field]} /> }
  })
  return (
    <Table
      label="Documents"
      columns={[open, ...columns]}
      rows={documents}
      keyOf={(document) => JSON.stringify(document['_id'])}
      empty="No document matches."
    />
  )
}

/** The fields that stand in most documents, in the order in which they are met. */
function fieldsOf(documents: readonly Document[]): string[] {
  const counts = new Map<string, number>()
  for (const field of documents.flatMap((document) => Object.keys(document))) {
    if (field !== '_id') counts.set(field, (counts.get(field) ?? 0) + 1)
  }
  const common = [...counts].sort(([, one], [, other]) => other - one).slice(0, MAX_COLUMNS)
  return [...counts.keys()].filter((field) => common.some(([name]) => name === field))
}
