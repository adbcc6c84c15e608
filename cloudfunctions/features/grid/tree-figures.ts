import { AppError } from '../../../domain/errors'
import { oversees } from '../../../domain/grid/offices'
import { orgKinds, type OrgKind } from '../../../domain/grid/org'
import type { treeContract } from '../../../domain/grid/tree-contract'
import type { Handlers } from '../../../domain/procedure'
import { roleLabels, roles, type Role } from '../../../domain/roles'
import { people } from '../../kernel/actor'
import type { Context } from '../../kernel/context'
import { operators } from '../../kernel/database'
import { orgs } from '../../kernel/homes'

type Figures = Handlers<typeof treeContract, Context>['figures']

interface OrgCount {
  readonly _id: OrgKind
  readonly count: number
  /** Where one of them lay, which tells whether the caller may know. */
  readonly path: readonly string[]
}

/** Whether a span of time, `to` excluded and null while it lasts, holds a moment. */
const holds = (span: string, at: number): object => ({
  $and: [{ $lte: [`${span}from`, at] }, { $or: [{ $eq: [`${span}to`, null] }, { $gt: [`${span}to`, at] }] }],
})

/** Where an org lay at a moment: now, or in one of its earlier periods; missing when it was not there. */
const pathAt = (at: number): object => ({
  $cond: [
    { $lte: ['$from', at] },
    { $cond: [holds('$', at), '$path', []] },
    {
      $let: {
        vars: { then: { $filter: { input: '$past', as: 'one', cond: holds('$$one.', at) } } },
        in: { $ifNull: [{ $arrayElemAt: ['$$then.path', 0] }, []] },
      },
    },
  ],
})

/**
 * Counts from the periods of orgs and posts. How many lived there is said by `at`, how many wishes were made by
 * `wish.statistics`.
 */
export const figures: Figures = async ({ org, at }, context) => {
  const counts = await orgsUnder(org, at)
  const [first] = counts
  if (!first || !oversees(context.actor.posts, first.path)) throw new AppError('not_found')
  const posts = await postsUnder(org, at)
  return {
    orgs: orgKinds.flatMap((kind) =>
      counts.filter(({ _id }) => _id === kind).map(({ count }) => ({ kind, count })),
    ),
    posts: roles.flatMap((role) =>
      posts.filter(({ _id }) => _id === role).map(({ count }) => ({ role, label: roleLabels[role], count })),
    ),
  }
}

function orgsUnder(org: string, at: number): Promise<OrgCount[]> {
  const _ = operators()
  return orgs.aggregate<OrgCount>((start) =>
    start
      .match(_.or([{ path: org }, { 'past.path': org }]) as never)
      .project({ kind: 1, then: pathAt(at) })
      .match({ then: org })
      .group({ _id: '$kind', count: { $sum: 1 }, path: { $first: '$then' } }),
  )
}

const postsUnder = (org: string, at: number): Promise<{ _id: Role; count: number }[]> =>
  people.aggregate((start) =>
    start
      .match({ 'posts.path': org })
      .unwind('$posts')
      .project({ role: '$posts.role', path: '$posts.path', holds: holds('$posts.', at) })
      .match({ path: org, holds: true })
      .group({ _id: '$role', count: { $sum: 1 } }),
  )
