import { byScope, phaseOrder, type Count, type ScopeRow } from '../../logic/figures'
import { go } from '../../paths'
import { statisticsText } from '../../staff-text'
import { phaseWords } from '../../text'
import { DataTable, type Column } from '../data-table'

interface ScopeTableProps {
  readonly counts: readonly Count[]
  /** Opens the cases behind a figure. */
  readonly open: (filter: { readonly [name: string]: string }) => void
}

/** One row for each org below, in the order of the tree. */
export function ScopeTable({ counts, open }: ScopeTableProps) {
  const rows = byScope(counts)
  const nameColumn: Column<ScopeRow> = {
    id: 'name',
    label: statisticsText.orgName,
    text: ({ name }) => name,
    spoken: ({ name }) => statisticsText.intoOrg(name),
    onPress: ({ scope }) => go.statistics(scope),
  }
  const figure = (id: string, label: string, count: (row: ScopeRow) => number): Column<ScopeRow> => ({
    id,
    label,
    isNumber: true,
    text: (row) => (count(row) > 0 ? String(count(row)) : ''),
    spoken: (row) => statisticsText.number(`${row.name} ${label}`, count(row)),
    onPress: ({ scope }) => open(id === 'total' ? { org: scope } : { org: scope, phase: id }),
  })
  // A phase that nobody is in would only push the others off a phone's screen.
  const phases = phaseOrder
    .filter((phase) => rows.some((row) => row.phases[phase] > 0))
    .map((phase) => figure(phase, phaseWords[phase], (row) => row.phases[phase]))
  const columns = [nameColumn, ...phases, figure('total', statisticsText.total, ({ total }) => total)]
  return <DataTable label={statisticsText.orgs} columns={columns} rows={rows} />
}
