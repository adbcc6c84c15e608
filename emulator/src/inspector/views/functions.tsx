/** @jsxImportSource preact */
import type { FunctionState } from '../../functions/host'
import { listFunctions } from '../api/calls'
import { count } from '../format'
import { Problem } from '../parts/action'
import { Page } from '../parts/page'
import type { Column } from '../parts/table'
import { Table } from '../parts/table'
import { useLive } from '../use-live'

const COLUMNS: readonly Column<FunctionState>[] = [
  { title: 'Function', cell: ({ name }) => <b>{name}</b>, sortBy: ({ name }) => name },
  { title: 'Time limit', isNumber: true, cell: ({ timeoutMs }) => `${timeoutMs / 1000} s` },
  { title: 'Memory', isNumber: true, cell: ({ memoryMb }) => `${count(memoryMb)} MB` },
  { title: 'Instances', isNumber: true, cell: ({ instances, idle }) => `${instances}, ${idle} idle` },
  { title: 'Calls waiting', isNumber: true, cell: ({ waiting }) => count(waiting) },
  { title: 'Open interfaces', cell: ({ openapi }) => <code>{openapi.join(', ')}</code> },
]

/** The functions as their folders declare them. */
export function Functions() {
  const { value, error } = useLive(listFunctions)
  return (
    <Page title="Functions" lead="Read anew when their files change.">
      <Problem text={error} />
      <Table
        label="Functions"
        columns={COLUMNS}
        rows={value}
        keyOf={({ name }) => name}
        empty="The folder of functions is empty."
      />
    </Page>
  )
}
