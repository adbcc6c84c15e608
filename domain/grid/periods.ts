import type { Org, OrgPeriod } from './org'

type History = Pick<Org, 'name' | 'parent' | 'path' | 'from' | 'to' | 'past'>
/** What an org is called and where it lies. */
type Standing = Pick<OrgPeriod, 'name' | 'parent' | 'path'>

/** Since when an org exists, epoch ms. */
export const foundedAt = ({ past, from }: Pick<Org, 'past' | 'from'>): number => past[0]?.from ?? from

/** What an org was called and where it lay at a moment (epoch ms); null: it was not there. */
export function standingAt(org: History, at: number): Standing | null {
  if (org.from <= at) return isOpen(org, at) ? org : null
  return org.past.find(({ from, to }) => from <= at && at < to) ?? null
}

/** Whether an org is not closed at a moment, epoch ms. */
export const isOpen = ({ to }: Pick<Org, 'to'>, at: number): boolean => to === null || at < to

/**
 * The fields that an org gets when its name or place changes at a moment (epoch ms). The period before it goes to
 * `past`, so that every moment has exactly one; one that would have lasted no time is left out.
 */
export function changedAt(
  org: History,
  change: Partial<Standing>,
  at: number,
): Standing & Pick<Org, 'from' | 'past'> {
  const { name, parent, path, from, past } = org
  const start = Math.max(at, from)
  const before: OrgPeriod = { name, parent, path, from, to: start }
  return { name, parent, path, ...change, from: start, past: start > from ? [...past, before] : past }
}
