import type { Person } from '../../../domain/identity/person'
import type { Org } from '../../../domain/grid/org'
import type { Reorganisation, Wanted } from '../../../domain/grid/reorganisation'
import { judgeAppoint, judgeEnd, judgeHandOver } from './judging-posts'
import { judgeClose, judgeCreate, judgeMerge, judgeRename, judgeSplit } from './judging-tree'
import type { Judgement } from './reorganising'

/** What a judgement may ask for. */
export interface Court {
  /** Refuses whoever may not change this org; asked before anything is told of it. */
  permit(org: Pick<Org, 'kind' | 'path'>): void
  /** Whether somebody may be named at all: to a manager, nobody exists outside their scope. */
  knows(person: Person): boolean
  /** People whom the call has loaded already, by input field. */
  readonly persons: { readonly [field: string]: Person | undefined }
}

type Of<K extends Wanted['kind']> = Extract<Wanted, { kind: K }>
export type Judge<K extends Wanted['kind']> = (
  wanted: Of<K>,
  plan: Reorganisation,
  court: Court,
) => Promise<Judgement>

const judges: { readonly [K in Wanted['kind']]: Judge<K> } = {
  create: judgeCreate,
  rename: judgeRename,
  close: judgeClose,
  split: judgeSplit,
  merge: judgeMerge,
  appoint: judgeAppoint,
  end: judgeEnd,
  handOver: judgeHandOver,
}

/**
 * Whether a change can be made as things are, and what it comes to. Asked when it is ordered, and again on its day.
 * Throws `not_found`, `forbidden`, `conflict` (it has changed since it was seen) and `invalid` by field.
 */
export const judge = (plan: Reorganisation, court: Court): Promise<Judgement> =>
  (judges[plan.kind] as Judge<Wanted['kind']>)(plan.wanted, plan, court)
