/** Types of chromium.cjs for the tests; it says what each is for. */
export function findChromium(): string | undefined
export const pageFlags: string[]
export const phoneFlags: string[]
