/** @jsxImportSource preact */
import type { TargetedSubmitEvent } from 'preact'
import { useState } from 'preact/hooks'
import type { CollectionInfo } from '../../types'
import { addCollection, listCollections } from '../api/database'
import { count, countOf } from '../format'
import { OutcomeLine, Problem, useActions } from '../parts/action'
import { Field } from '../parts/field'
import { Page } from '../parts/page'
import type { Column } from '../parts/table'
import { Table } from '../parts/table'
import { linkTo } from '../route'
import { useLive } from '../use-live'
import type { ViewProps } from '../views'
import { CollectionView } from './collection'

const COLUMNS: readonly Column<CollectionInfo>[] = [
  {
    title: 'Collection',
    cell: ({ name }) => <a href={linkTo('collections', name)}>{name}</a>,
    sortBy: ({ name }) => name,
  },
  {
    title: 'Documents',
    isNumber: true,
    cell: ({ documents }) => count(documents),
    sortBy: ({ documents }) => documents,
  },
  { title: 'Indexes', isNumber: true, cell: ({ indexes }) => count(indexes.length) },
  {
    title: 'Uses of indexes',
    isNumber: true,
    cell: (collection) => count(usesOf(collection)),
    sortBy: usesOf,
  },
]

/** All collections, or one of them. */
export function Collections({ subject }: ViewProps) {
  return subject === undefined ? <CollectionList /> : <CollectionView name={subject} />
}

function CollectionList() {
  const { value, error, reload } = useLive(listCollections)
  const total = value?.reduce((sum, { documents }) => sum + documents, 0) ?? 0
  return (
    <Page
      title="Collections"
      lead={value && `${countOf(value.length, 'collection')}, ${countOf(total, 'document')}`}
    >
      <Problem text={error} />
      <Table
        label="Collections"
        columns={COLUMNS}
        rows={value}
        keyOf={({ name }) => name}
        empty="No collection is declared."
      />
      <NewCollection onAdded={reload} />
    </Page>
  )
}

function NewCollection({ onAdded }: { readonly onAdded: () => void }) {
  const [name, setName] = useState('')
  const { outcome, isBusy, run } = useActions()
  const add = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    run(async () => {
      await addCollection(name)
      setName('')
      onAdded()
      return `${name} is made. It goes with a reset: declare it in the index file to keep it.`
    })
  }
  return (
    <form class="row" onSubmit={add}>
      <Field label="New collection" value={name} onInput={setName} isCode />
      <button type="submit" disabled={isBusy || name === ''}>
        Add
      </button>
      <OutcomeLine outcome={outcome} />
    </form>
  )
}

function usesOf({ indexes }: CollectionInfo): number {
  return indexes.reduce((sum, { uses }) => sum + uses, 0)
}
