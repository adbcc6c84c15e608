import type { PersonRef } from '../case'
import type { RosterMapping } from './roster-columns'
import type { WorkbookFault } from './roster-faults'
import { verdicts } from './roster-rules'

export const rosterLimits = {
  /** 10 MB: 100,000 rows of our template are about 3 MB. */
  fileBytes: 10 * 1024 * 1024,
  rows: 100_000,
  /** People of one exported workbook: what a function can read in its time. */
  exported: 20_000,
  /** Rows that may be moves and are decided on one by one; more are decided on together. */
  chosen: 200,
  /** How long a finished import can be taken back and its rows looked at, ms. */
  kept: 30 * 86_400_000,
  /** How long one that nobody finishes stays open, ms. */
  open: 7 * 86_400_000,
  /** How long a written workbook lies in storage, ms. */
  files: 86_400_000,
} as const

/**
 * The way of an import. It waits for a person in `mapping` (which column is what), `ready` (nothing is changed yet)
 * and `applied` (may be taken back); in between it works. `matching` looks once more at rows that only a name ties to
 * somebody, when it is known what the whole file says.
 */
export const importStates = [
  'reading',
  'mapping',
  'judging',
  'matching',
  'ready',
  'applying',
  'applied',
  'undoing',
  'undone',
  'dropped',
  'failed',
] as const
export type ImportState = (typeof importStates)[number]
/** States in which there is work to do; `jobs` takes it up where nobody looks on. */
export const workingStates = [
  'reading',
  'judging',
  'matching',
  'applying',
  'undoing',
] as const satisfies readonly ImportState[]
export const isWorking = (state: ImportState): boolean =>
  (workingStates as readonly ImportState[]).includes(state)
/** States before anything is changed: an import can simply be dropped. */
export const droppableStates = [
  'reading',
  'mapping',
  'judging',
  'matching',
  'ready',
] as const satisfies readonly ImportState[]
const finalStates: readonly ImportState[] = ['applied', 'undone', 'dropped', 'failed']

/** It goes on: it works, or waits for a person. */
export const isOpen = (state: ImportState): boolean => !finalStates.includes(state)

/** A community imports one roster at a time: while it goes on it holds the community's place, which is unique. */
export const slotOf = (
  state: ImportState,
  { _id, community }: Pick<RosterImport, '_id' | 'community'>,
): string => (finalStates.includes(state) ? `free#${_id}` : community)

/** What a row can be looked up by: its verdict, and what did not come out as it was shown. */
export const rowKinds = [...verdicts, 'stale', 'kept'] as const
export type RowKind = (typeof rowKinds)[number]
export type RowCounts = { readonly [kind in RowKind]: number }
export const noRows: RowCounts = {
  new: 0,
  changed: 0,
  moved: 0,
  likely: 0,
  same: 0,
  duplicate: 0,
  fault: 0,
  stale: 0,
  kept: 0,
}

/** What the person who imports says of a row that may be a move: nothing yet, a move, or somebody else. */
export const choices = ['leave', 'move', 'new'] as const
export type Choice = (typeof choices)[number]

/** What was said of one row, by its number in the sheet. */
export interface ChosenRow {
  readonly row: number
  readonly choice: Choice
  /** Who moves; null: nobody, or the only one whom it may mean. */
  readonly person: string | null
}

/** What was said of the rows that may be moves: of some, and of all the rest. */
export interface Choices {
  readonly rest: Choice
  readonly rows: readonly ChosenRow[]
}
/** Nothing is written of a row as long as nobody has said what it is. */
export const nothingChosen: Choices = { rest: 'leave', rows: [] }

/** What was said of a row. */
export const choiceOf = ({ rest, rows }: Choices, row: number): ChosenRow =>
  rows.find((one) => one.row === row) ?? { row, choice: rest, person: null }

/** One import as stored in `imports`. */
export interface RosterImport {
  readonly _id: string
  readonly version: number
  readonly slot: string
  readonly community: string
  /** Ids from city to the community. */
  readonly path: readonly string[]
  readonly state: ImportState
  readonly by: PersonRef
  readonly at: number
  readonly file: string
  readonly fileName: string
  /** Name of the sheet that was read; empty until then. */
  readonly sheet: string
  readonly header: readonly string[]
  /** Recognises the same heads in a later file. */
  readonly headerMark: string
  readonly mapping: RosterMapping | null
  /** Rows read, and the chunks they stand in. */
  readonly rows: number
  readonly chunks: number
  /** Chunks that the present state has worked off. */
  readonly done: number
  readonly counts: RowCounts
  /** Chunks with rows that only a name ties to somebody; absent: none. */
  readonly unsure?: readonly number[]
  /** Mandates of people whom it has moved, looked at when everybody has moved; absent: none. */
  readonly touched?: readonly string[]
  /** The chunk that was being written when somebody took the whole back; absent, or 0: none. */
  readonly halfWritten?: number
  /** Mandates that ended with its moves; absent: none. */
  readonly ended?: number
  /** Absent: nobody has said anything. */
  readonly choices?: Choices
  readonly fault: { readonly code: WorkbookFault; readonly detail: string } | null
  /** Until then somebody is at work on it, epoch ms; whoever comes later waits. */
  readonly leaseUntil: number
  /** When its work is taken up next by itself, epoch ms; a person may want it earlier. */
  readonly dueAt: number
  /** Stretches in a row that have not taken it on, the one at work included; absent: none (roster-tries.ts). */
  readonly fruitless?: number
  /** When a stretch last took it on, epoch ms; absent: none has since the present state began. */
  readonly wentOnAt?: number
  /** When the present state began, epoch ms. */
  readonly since: number
  /** Commands it has carried out, with what they answered. */
  readonly keys: readonly Answered[]
}

/** A command that was carried out, so that its replay gets the first answer. */
export interface Answered {
  readonly key: string
  readonly digest: string
  readonly personId: string
  readonly state: ImportState
  readonly version: number
}

/** Where a person's rosters lie in storage; the server takes no file from anywhere else. */
export const rosterFolder = (personId: string): string => `rosters/${personId}`

/** Whether a cloud:// id names a workbook that this person uploaded. */
export function isRosterFileOf(file: string, personId: string): boolean {
  const path = file.replace(/^cloud:\/\/[^/]+\//, '')
  return path.startsWith(`${rosterFolder(personId)}/`) && !path.includes('..')
}
