import type { Person } from './person'

/** Version of the text that people agree to: the date of its last change. Raised, it asks everybody again. */
export const CONSENT = '2026-11-29'

/** Whether somebody has yet to agree to the text as it now is. */
export const mustAgree = ({ consent }: Pick<Person, 'consent'>): boolean => consent?.version !== CONSENT
