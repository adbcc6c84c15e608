/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import type { IndexInfo } from '../../types'
import { importFile, listCollections } from '../api/database'
import { download } from '../api/request'
import { count, countOf, oneLine } from '../format'
import type { Actions } from '../parts/action'
import { OutcomeLine, Problem, useActions } from '../parts/action'
import { Badge } from '../parts/badge'
import { FileButton } from '../parts/file-button'
import { Page, Section } from '../parts/page'
import type { Column } from '../parts/table'
import { Table } from '../parts/table'
import { linkTo } from '../route'
import { useLive } from '../use-live'
import { Documents } from './documents'

const INDEX_COLUMNS: readonly Column<IndexInfo>[] = [
  { title: 'Index', cell: ({ name }) => <code>{name}</code>, sortBy: ({ name }) => name },
  { title: 'Fields', cell: ({ keys }) => <code>{oneLine(keys)}</code> },
  { title: 'Kind', cell: kindOf },
  { title: 'Uses', isNumber: true, cell: ({ uses }) => count(uses), sortBy: ({ uses }) => uses },
]

/** One collection: a query over its documents, their editor, its indexes, import and export. */
export function CollectionView({ name }: { readonly name: string }) {
  const { value, error, reload } = useLive(listCollections)
  const [changes, setChanges] = useState(0)
  const actions = useActions(() => {
    setChanges((last) => last + 1)
    reload()
  })
  const found = value?.find((collection) => collection.name === name)
  const lead = (
    <>
      <a href={linkTo('collections')}>Collections</a>
      {found ? ` · ${countOf(found.documents, 'document')}` : null}
    </>
  )
  return (
    <Page title={name} lead={lead} actions={<Transfer {...actions} name={name} />}>
      <Problem text={error} />
      {value && !found ? <Problem text={`There is no collection ${name}.`} /> : null}
      <OutcomeLine outcome={actions.outcome} />
      <Documents collection={name} revision={changes} onChange={reload} />
      <Section title="Indexes">
        <Table
          label="Indexes"
          columns={INDEX_COLUMNS}
          rows={value ? (found?.indexes ?? []) : undefined}
          keyOf={(index) => index.name}
          empty="No index but the one over _id."
        />
      </Section>
    </Page>
  )
}

/** All documents as a file with one EJSON text a line, out and in. */
function Transfer({ name, isBusy, run, perform }: Actions & { readonly name: string }) {
  const file = `${name}.jsonl`
  const exportAll = (): void =>
    perform(() => download(`/collections/${encodeURIComponent(name)}/export`, file), `${file} is downloaded.`)
  const importFrom = (chosen: File): void =>
    run(async () => `${countOf(await importFile(name, chosen), 'document')} imported.`)
  return (
    <>
      <FileButton
        label="Import…"
        isDisabled={isBusy}
        accept=".jsonl,.ndjson,.json,.txt"
        onFile={importFrom}
      />
      <button type="button" disabled={isBusy} onClick={exportAll}>
        Export
      </button>
    </>
  )
}

function kindOf({ keys, unique }: IndexInfo) {
  const isGeo = Object.values(keys).includes('2dsphere')
  return (
    <>
      {isGeo ? <Badge tone="plain">geo</Badge> : null}
      {unique ? <Badge tone="plain">unique</Badge> : null}
      {isGeo || unique ? null : <span class="quiet">–</span>}
    </>
  )
}
