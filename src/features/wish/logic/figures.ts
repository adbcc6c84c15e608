import { wishKinds, type WishKind } from '@domain/wish/wish'
import { wishPhases, type WishPhase } from '@domain/wish/workflow'

/** A row of `wish.statistics`. */
export interface Count {
  readonly scope: string
  readonly scopeName: string
  readonly phase: WishPhase
  readonly kind: WishKind
  readonly count: number
}

/** In the order in which a wish passes them. */
export const phaseOrder = Object.keys(wishPhases) as WishPhase[]

const sum = (counts: readonly Count[]): number => counts.reduce((total, { count }) => total + count, 0)
const countOf = (counts: readonly Count[], phase: WishPhase): number =>
  sum(counts.filter((row) => row.phase === phase))

export const byPhase = (counts: readonly Count[]): { phase: WishPhase; count: number }[] =>
  phaseOrder.map((phase) => ({ phase, count: countOf(counts, phase) }))

export const byKind = (counts: readonly Count[]): { kind: WishKind; count: number }[] =>
  wishKinds.map((kind) => ({ kind, count: sum(counts.filter((row) => row.kind === kind)) }))

export interface ScopeRow {
  readonly scope: string
  readonly name: string
  readonly total: number
  readonly phases: { readonly [phase in WishPhase]: number }
}

/** One row for each org below, in the order of the tree as the server gave it; never by figure. */
export function byScope(counts: readonly Count[]): ScopeRow[] {
  const scopes = [...new Set(counts.map(({ scope }) => scope))]
  return scopes.map((scope) => {
    const rows = counts.filter((row) => row.scope === scope)
    const phases = Object.fromEntries(phaseOrder.map((phase) => [phase, countOf(rows, phase)]))
    return {
      scope,
      name: rows[0]?.scopeName ?? '',
      total: sum(rows),
      phases: phases as ScopeRow['phases'],
    }
  })
}
