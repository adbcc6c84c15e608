import { AppError } from '../../../domain/errors'
import type { Handlers } from '../../../domain/procedure'
import type { wishContract } from '../../../domain/wish/contract'
import { level, type Level } from '../../../domain/wish/desk'
import type { WishKind } from '../../../domain/wish/wish'
import type { WishPhase } from '../../../domain/wish/workflow'
import type { Context } from '../../kernel/context'
import { operators } from '../../kernel/database'
import { scopeQuery, widestPost } from './scope'
import { wishes } from './runners'

type Statistics = Handlers<typeof wishContract, Context>['statistics']

interface Row {
  readonly _id: { readonly scope: string; readonly phase: WishPhase; readonly kind: WishKind }
  /** Position of the asked scope in the paths of these wishes. */
  readonly depth: number
  readonly place: { readonly [level: string]: string }
  readonly count: number
  readonly reopened: number
}

/** Groups that one answer holds at most: the orgs directly below one, times phases and kinds, stay far below it. */
const GROUPS = 1000
const levels = Object.keys(level) as Level[]

/**
 * Counts of a scope, one row for each org directly below it, phase and kind.
 * The rows come in the order of the tree: figures are for opening cases, never for ranking (国办函〔2026〕12号).
 */
export const statistics: Statistics = async ({ org, since, until }, context) => {
  const own = widestPost(context)
  const scope = org ?? own.org
  const _ = operators()
  const inTime = { listedAt: _.gte(since * 1000).and(_.lt(until * 1000)) }
  const rows = await wishes.aggregate<Row>((start) =>
    start
      .match(_.and([scopeQuery(context, org), inTime]) as never)
      .group(countsBelow(scope))
      .limit(GROUPS),
  )
  if (rows.length === 0 && scope !== own.org) throw new AppError('not_found', { message: '这里还没有心愿' })
  const [first] = rows
  const orgName = first && nameAt(first, first.depth)
  return { org: scope, orgName: orgName ?? own.orgName, counts: rows.map(countOf).sort(byTree) }
}

/** A group for each org one level below the scope; a building, which has none below, is its own. */
function countsBelow(scope: string): object {
  const depth = { $indexOfArray: ['$path', scope] }
  const below = { $arrayElemAt: ['$path', { $add: [depth, 1] }] }
  return {
    _id: { scope: { $ifNull: [below, scope] }, phase: '$phase', kind: '$kind' },
    depth: { $first: depth },
    place: { $first: '$place' },
    count: { $sum: 1 },
    reopened: { $sum: '$reopened' },
  }
}

const nameAt = ({ place }: Row, depth: number): string | undefined => place[levels[depth] ?? '']

type Count = Awaited<ReturnType<Statistics>>['counts'][number]

const countOf = (row: Row): Count => ({
  ...row._id,
  scopeName: nameAt(row, Math.min(row.depth + 1, levels.length - 1)) ?? '',
  count: row.count,
  reopened: row.reopened,
})

const byTree = (a: Count, b: Count): number => a.scope.localeCompare(b.scope, 'en', { numeric: true })
