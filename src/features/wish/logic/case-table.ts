import type { WishCard } from '@domain/wish/schemas'
import { wishKindLabels } from '@domain/wish/wish'
import { wishWorkflow } from '@domain/wish/workflow'
import { momentWords } from '@/components/time-words'
import { casesText } from '../staff-text'
import { common } from '../text'
import { toCsv } from './csv'

interface CaseColumn {
  readonly id: keyof typeof casesText.columns
  readonly text: (wish: WishCard, now: number) => string
  /** What it is sorted by, where that is not its text. */
  readonly rank?: (wish: WishCard) => number
}

/** Columns of the table of cases; the export has the same. */
export const caseColumns: readonly CaseColumn[] = [
  { id: 'title', text: ({ title }) => title },
  { id: 'kind', text: ({ kind }) => wishKindLabels[kind] },
  {
    id: 'state',
    text: ({ state }) => wishWorkflow.states[state].label,
    rank: ({ state }) => Object.keys(wishWorkflow.states).indexOf(state),
  },
  { id: 'place', text: ({ grid, building }) => [grid, building].filter(Boolean).join(' · ') },
  {
    id: 'submittedAt',
    text: ({ submittedAt }, now) => momentWords(submittedAt, now),
    rank: ({ submittedAt }) => submittedAt,
  },
  {
    id: 'dueAt',
    text: ({ dueAt }, now) => (dueAt === null ? '' : momentWords(dueAt, now)),
    rank: ({ dueAt }) => dueAt ?? Number.MAX_SAFE_INTEGER,
  },
  { id: 'claim', text: ({ claim }) => (claim ? common.people([claim.lead, ...claim.members]) : '') },
  {
    id: 'reopened',
    text: ({ reopened }) => (reopened > 0 ? String(reopened) : ''),
    rank: ({ reopened }) => reopened,
  },
]

export interface Sort {
  readonly by: string
  readonly order: 'ascending' | 'descending'
}

/** The cases that are shown, in the chosen order. */
export function sortedCases(wishes: readonly WishCard[], { by, order }: Sort): WishCard[] {
  const column = caseColumns.find(({ id }) => id === by)
  if (!column) return [...wishes]
  const compare = column.rank
    ? (a: WishCard, b: WishCard) => (column.rank?.(a) ?? 0) - (column.rank?.(b) ?? 0)
    : (a: WishCard, b: WishCard) => column.text(a, 0).localeCompare(column.text(b, 0), 'zh-CN')
  return [...wishes].sort((a, b) => (order === 'ascending' ? compare(a, b) : compare(b, a)))
}

/** Pressing the head of the column that is sorted by turns the order round. */
export const nextSort = (now: Sort, by: string): Sort => ({
  by,
  order: now.by === by && now.order === 'ascending' ? 'descending' : 'ascending',
})

interface Export {
  readonly wishes: readonly WishCard[]
  /** Who takes it out of the system, and when: stands in the last line. */
  readonly watermark: string
  readonly now: number
}

/** What is shown, as a file for a spreadsheet. */
export const caseCsv = ({ wishes, watermark, now }: Export): string =>
  toCsv([
    caseColumns.map(({ id }) => casesText.columns[id]),
    ...wishes.map((wish) => caseColumns.map(({ text }) => text(wish, now))),
    [watermark],
  ])
