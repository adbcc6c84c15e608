/** Limits that the desk and the server share. */
export const queueLimits = {
  /** People in one answer and in one batch. */
  batch: 50,
  reason: { min: 2, max: 60 },
} as const
