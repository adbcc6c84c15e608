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
  /** How long a finished import can be taken back and its rows looked at, ms. */
  kept: 30 * 86_400_000,
  /** How long one that nobody finishes stays open, ms. */
  open: 7 * 86_400_000,
  /** How long a written workbook lies in storage, ms. */
  files: 86_400_000,
} as const

/**
 * The way of an import. It waits for a person in `mapping` (which column is what), `ready` (nothing is changed yet)
 * and `applied` (may be taken back); in between it works.
 */
export const importStates = [
  'reading',
  'mapping',
  'judging',
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
  same: 0,
  duplicate: 0,
  fault: 0,
  stale: 0,
  kept: 0,
}

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
  readonly fault: { readonly code: WorkbookFault; readonly detail: string } | null
  /** Until then somebody is at work on it, epoch ms; whoever comes later waits. */
  readonly leaseUntil: number
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
