import { AppError } from '../../../domain/errors'
import { oversees } from '../../../domain/grid/offices'
import { orgKinds, type OrgKind } from '../../../domain/grid/org'
import type { treeContract } from '../../../domain/grid/tree-contract'
import type { Handlers } from '../../../domain/procedure'
import { roleLabels, roles, type Role } from '../../../domain/roles'
import type { Context } from '../../kernel/context'
import { operators, stagesOf } from '../../kernel/database'
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

interface Found {
  readonly orgs: readonly OrgCount[]
  readonly posts: readonly { readonly _id: Role; readonly count: number }[]
}

/** Where an org lay at a moment: now, or in one of its earlier periods; empty when it was not there. */
export const pathAt = (at: number): object => ({
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
  const found = await countsUnder(org, at)
  const path = found?.orgs[0]?.path
  if (!found || !path || !oversees(context.actor.posts, path)) throw new AppError('not_found')
  const { orgs: counts, posts } = found
  return {
    orgs: orgKinds.flatMap((kind) =>
      counts.filter(({ _id }) => _id === kind).map(({ count }) => ({ kind, count })),
    ),
    posts: roles.flatMap((role) =>
      posts.filter(({ _id }) => _id === role).map(({ count }) => ({ role, label: roleLabels[role], count })),
    ),
  }
}

/** The orgs by kind, and hung on them, read in the same operation, the posts by role. */
async function countsUnder(org: string, at: number): Promise<Found | undefined> {
  const _ = operators()
  const [found] = await orgs.aggregate<Found>((start) =>
    start
      .match(_.or([{ path: org }, { 'past.path': org }]) as never)
      .project({ kind: 1, then: pathAt(at) })
      .match({ then: org })
      .group({ _id: '$kind', count: { $sum: 1 }, path: { $first: '$then' } })
      .group({ _id: null, orgs: { $push: { _id: '$_id', count: '$count', path: '$path' } } })
      .lookup({ from: 'people', pipeline: postsUnder(org, at), as: 'posts' }),
  )
  return found
}

const postsUnder = (org: string, at: number): object[] =>
  stagesOf((start) =>
    start
      .match({ 'posts.path': org })
      .unwind('$posts')
      .project({ role: '$posts.role', path: '$posts.path', holds: holds('$posts.', at) })
      .match({ path: org, holds: true })
      .group({ _id: '$role', count: { $sum: 1 } }),
  )
