import type { Org } from '../../../domain/grid/org'
import type { Reorganisation } from '../../../domain/grid/reorganisation'
import { record } from '../../kernel/audit'
import type { AuditFact } from '../../kernel/audit-chain'
import type { Context } from '../../kernel/context'

/** Position of the community in a path. */
const COMMUNITY = 3

/** Puts a change of an org that needs no plan on record. */
export const auditTree = (
  action: string,
  org: Pick<Org, 'name' | 'path'>,
  { actor: { person }, key, now }: Context,
): Promise<void> =>
  record({
    ...{
      key: `${person._id}:${key}`,
      chain: chainOf(org.path),
      what: 'tree',
      action,
      subject: '',
      caseId: null,
    },
    ...{ by: { id: person._id, name: person.name }, as: '', reason: org.name, at: now },
  })

const chainOf = (path: readonly string[]): string => path[COMMUNITY] ?? path[0] ?? ''

/** Puts a change on record: once for the tree, once for each person whose post it changes. */
export async function auditOf(plan: Reorganisation): Promise<void> {
  for (const fact of factsOf(plan)) await record(fact)
}

function factsOf({ _id, kind, path, by, as, at, about, order }: Reorganisation): AuditFact[] {
  const common = { chain: chainOf(path), action: kind, caseId: null, by, as, reason: about?.name ?? '', at }
  const posts = [...(order?.ends ?? []), ...(order?.appoints ?? [])]
  const isOfTree = ['create', 'rename', 'close', 'split', 'merge'].includes(kind)
  return [
    ...(isOfTree ? [{ ...common, key: _id, what: 'tree' as const, subject: '' }] : []),
    ...posts.map(({ person, post }, at) => ({
      ...common,
      key: `${_id}:${at}`,
      what: 'post' as const,
      subject: person.id,
      reason: `${post.role}@${post.org}`,
    })),
  ]
}
