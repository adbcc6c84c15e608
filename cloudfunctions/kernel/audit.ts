import { collection } from './database'

/** One look at something private. Append-only: rows are inserted and never changed. */
export interface AuditEntry {
  readonly _id: string
  readonly what: 'contact'
  readonly caseId: string
  /** Whose it is: a person's id, empty for somebody whom the system does not know. */
  readonly subject: string
  readonly by: { readonly id: string; readonly name: string }
  readonly at: number
}

export const auditLog = collection<AuditEntry>('audit')
