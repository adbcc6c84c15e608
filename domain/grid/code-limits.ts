/** Limits that the page of codes and the server share. */
export const codeLimits = {
  /** Codes of one call: WeChat draws each in a second or less, five at a time, and a call has 15 s. */
  batch: 20,
  /** Orgs that one look-up answers; the largest community has some two hundred buildings. */
  orgs: 1000,
} as const
