/** Three figures made from an id (FNV-1a), so that wishes of the same millisecond have an order. */
const tieBreak = (id: string): number => {
  let hash = 0x811c9dc5
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0) % 1000
}

/** Place of a wish in lists: `at` (epoch ms) times 1000 plus the tie-break. A cursor is this one number. */
export const listedAt = (id: string, at: number): number => at * 1000 + tieBreak(id)

/**
 * A household's place for an open wish. The unique index on `slot` is what limits open wishes:
 * nothing is counted, so two submissions at once cannot both take the last place.
 */
export const openSlot = (householdId: string, place: number): string => `${householdId}#${place}`

/** The slot of a wish that no longer counts: its own, so that the index stays unique. */
export const freeSlot = (wishId: string): string => `free#${wishId}`
