import { AppError } from '../../../domain/errors'
import type { Person } from '../../../domain/identity/person'
import type { Handlers } from '../../../domain/procedure'
import type { wishContract } from '../../../domain/wish/contract'
import { seesAll } from '../../../domain/wish/parties'
import { watchingPosts, watchingRoles } from '../../../domain/wish/watching'
import type { Wish } from '../../../domain/wish/wish'
import type { Context } from '../../kernel/context'
import { sidesOf } from './policy'
import { wishes } from './runners'

interface Watched {
  readonly wish: Wish
  readonly holders: readonly Person[]
}

/** `role@org` of every post over the place of a wish. */
const keys = {
  $reduce: {
    input: '$path',
    initialValue: [],
    in: {
      $concatArrays: ['$$value', watchingRoles.map((role) => ({ $concat: [`${role}@`, '$$this'] }))],
    },
  },
}

/** The wish and whoever holds a post over its place, in one operation. Asked by those only who see all of it. */
export const watchers: Handlers<typeof wishContract, Context>['watchers'] = async ({ id }, context) => {
  const [found] = await wishes.aggregate<Watched>((start) =>
    start
      .match({ _id: id })
      .project({ wish: '$$ROOT', keys })
      .lookup({ from: 'people', localField: 'keys', foreignField: 'postKeys', as: 'holders' }),
  )
  const parties = found && sidesOf(found.wish, context)
  if (!found || !parties) throw new AppError('not_found')
  if (!seesAll(parties)) throw new AppError('forbidden')
  const { wish, holders } = found
  return {
    watchers: holders.flatMap((person) =>
      watchingPosts(wish, person, context.now).map(({ role, orgName }) => ({
        ...{ role, orgName, name: person.name },
      })),
    ),
    holders: [...(wish.claim ? [wish.claim.lead, ...wish.claim.members] : [])].map(
      ({ id: holder, name }) => ({
        ...{ name, hasLooked: wish.claim?.contactSeenBy.includes(holder) ?? false },
      }),
    ),
  }
}
