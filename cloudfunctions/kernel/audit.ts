import { link, type AuditEntry, type AuditFact } from './audit-chain'
import { collection, operators } from './database'

/** Append-only: entries are linked to the one before and never changed. */
export const auditLog = collection<AuditEntry>('audit')

/** More people than this never write to one chain at the same moment. */
const TRIES = 40

/**
 * Adds a fact to its chain: the last entry is read, the next one inserted under its number; whoever comes second
 * reads again. Two database operations when nobody interferes. A fact that stands there already is not added.
 */
export const record = (fact: AuditFact): Promise<void> => recordAll([fact])

/** Adds facts of one chain, in their order, at the same cost as one of them. */
export async function recordAll(facts: readonly AuditFact[]): Promise<void> {
  const chain = facts[0]?.chain ?? ''
  let missing = [...facts]
  for (let attempt = 0; attempt < TRIES && missing.length > 0; attempt += 1) {
    const [last] = await auditLog.find({ chain }, { sort: { seq: -1 }, limit: 1 })
    if (await auditLog.insertAll(linkAll(missing, last ?? null))) return
    const keys = missing.map(({ key }) => key)
    const known = await auditLog.find({ key: operators().in(keys) }, { limit: keys.length })
    missing = missing.filter(({ key }) => !known.some((entry) => entry.key === key))
  }
  if (missing.length > 0) throw new Error(`no place in the audit chain of ${chain}`)
}

function linkAll(facts: readonly AuditFact[], last: AuditEntry | null): AuditEntry[] {
  const entries: AuditEntry[] = []
  for (const fact of facts) entries.push(link(fact, entries.at(-1) ?? last))
  return entries
}
