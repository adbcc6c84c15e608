/** Limits that the form and the server share. */
export const joinLimits = {
  name: 20,
  room: 12,
  /** Buildings that one search answers. */
  buildings: 20,
  /** Outlines, and rows of a list, that one answer about the map holds. */
  outlines: 80,
  listed: 300,
  /** Times that somebody who was never verified may correct what they stated. */
  asks: 20,
  /** People that one household may count when a child is added. */
  members: 30,
} as const
