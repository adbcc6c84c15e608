import { choiceOf, isWorking, noRows, nothingChosen, type RosterImport } from '../../../../domain/grid/roster'
import { fieldLabels, rosterFields, wholeMapping } from '../../../../domain/grid/roster-columns'
import type { ImportRow, ImportStatus } from '../../../../domain/grid/roster-contract'
import { faultText, workbookFaults } from '../../../../domain/grid/roster-faults'
import { mayMove } from '../../../../domain/grid/roster-namesakes'
import type { Judgement } from '../../../../domain/grid/roster-rules'
import { mayStop, retryIn, stuckSince } from '../../../../domain/grid/roster-tries'
import { maskPhone } from '../../../../domain/identity/person'
import type { StoredRow } from './store'

/** How an import stands, for those who keep the roster. */
export const statusOf = (order: RosterImport, now: number): ImportStatus => ({
  id: order._id,
  ...{ version: order.version, state: order.state, community: order.community, fileName: order.fileName },
  ...{ by: order.by.name, at: order.at, sheet: order.sheet, header: [...order.header] },
  mapping: order.mapping,
  ...{ rows: order.rows, chunks: order.chunks, done: order.done, counts: { ...noRows, ...order.counts } },
  ...chosenIn(order),
  ended: order.ended ?? 0,
  fault: order.fault && [workbookFaults[order.fault.code], order.fault.detail].filter(Boolean).join('：'),
  isBusy: isWorking(order.state) && order.leaseUntil > now,
  ...{ stuckSince: stuckSince(order, now), retryIn: retryIn(order, now), mayStop: mayStop(order, now) },
})

function chosenIn({ choices = nothingChosen }: RosterImport): Pick<ImportStatus, 'rest' | 'hasChosen'> {
  const { rest, rows } = choices
  return { rest, hasChosen: [rest, ...rows.map(({ choice }) => choice)].some((one) => one !== 'leave') }
}

/** A row as the file says it and what becomes of it; every phone masked. */
export function rowOf(
  { row, cells, judgement, left }: StoredRow,
  order: Pick<RosterImport, 'mapping' | 'header' | 'choices'>,
): ImportRow {
  const mapping = order.mapping ?? wholeMapping({})
  const cell = (column: number | null): string => (column === null ? '' : (cells[column] ?? ''))
  const phone = cell(mapping.phone)
  const faults = (judgement?.faults ?? []).map((fault) => ({
    column: fault.column === null ? '' : headOf(fault.column, order),
    what: faultText(fault),
  }))
  const differences = (judgement?.differences ?? []).map((one) =>
    one.field === 'phone' ? { ...one, before: masked(one.before), after: masked(one.after) } : one,
  )
  return {
    row,
    name: cell(mapping.name),
    home: [mapping.estate, mapping.building, mapping.door].map(cell).filter(Boolean).join(' '),
    phone: masked(phone),
    faults: left ? [...faults, { column: '', what: leftWords[left] }] : faults,
    differences,
    ...(judgement?.verdict === 'likely' && { likely: likelyOf(row, judgement, order) }),
  }
}

/** Whom a row may mean that may be a move, and what was said of it. */
function likelyOf(
  row: number,
  { namesakes }: Judgement,
  { choices = nothingChosen }: Pick<RosterImport, 'choices'>,
): ImportRow['likely'] {
  const { people = [], isCrowded = false } = namesakes ?? {}
  const { choice, person } = choiceOf(choices, row)
  const [only] = people.length === 1 ? people : []
  return {
    people: people.map((one) => ({ id: one.id, home: one.home, mayMove: mayMove(one) })),
    ...{ isCrowded, choice, person: person ?? (choice === 'move' ? (only?.id ?? null) : null) },
  }
}

const masked = (phone: string): string => (phone === '' ? '' : maskPhone(phone))
const leftWords = { stale: '这条记录刚刚有变化，没有写', kept: '后来又有变化，没有撤销' } as const

/** What we call a column, else its own head. */
function headOf(column: number, { mapping, header }: Pick<RosterImport, 'mapping' | 'header'>): string {
  const field = rosterFields.find((one) => mapping?.[one] === column)
  return field ? fieldLabels[field] : (header[column] ?? '')
}
