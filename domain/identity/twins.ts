/** What somebody who waits to be verified and somebody of the office's list have in common. */
export const likenesses = ['door', 'phone'] as const
export type Likeness = (typeof likenesses)[number]

/** Pairs that are remembered as different people, for each who waits. */
export const MOST_APART = 50
