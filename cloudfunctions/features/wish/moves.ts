import { AppError } from '../../../domain/errors'
import type { Wish } from '../../../domain/wish/wish'
import type { WishAction, WishParty, WishState } from '../../../domain/wish/workflow'
import { moveCase, replayOf, type Moved } from '../../kernel/cases'
import type { Context } from '../../kernel/context'
import { moverOf, sidesOf, wishCase } from './policy'

interface Order {
  readonly id: string
  readonly action: WishAction | ((wish: Wish) => WishAction)
  readonly context: Context
  readonly given?: { readonly [field: string]: unknown }
  readonly note?: string
  /** The version that the person decided upon, where that matters. */
  readonly seen?: number
  /** The wish as already read. */
  readonly read?: Wish
  /** The fields that change; may refuse what the table cannot say. */
  readonly change?: (wish: Wish, parties: readonly WishParty[]) => Partial<Wish>
}

const replayBy = ({ key, digest, actor }: Context) => ({ key, digest, personId: actor.person._id })

/**
 * The wish as it stands, and what this command answered when it was first sent. Asked before checks that the
 * passing of time can turn around: a retry is answered, not judged again.
 */
export async function beforeMove(id: string, context: Context) {
  const wish = await wishCase.rows.findById(id)
  return { ...(wish && { read: wish }), replayed: wish ? replayOf(wish, replayBy(context)) : null }
}

/** Moves a wish for the caller. A wish that they may not see does not exist for them. */
export const moveWish = ({
  id,
  action,
  context,
  given,
  note,
  seen,
  read,
  change,
}: Order): Promise<Moved<WishState>> =>
  moveCase(wishCase, {
    id,
    replay: replayBy(context),
    ...(seen !== undefined && { seen }),
    ...(read && { read }),
    decide(wish) {
      const parties = sidesOf(wish, context)
      if (!parties) throw new AppError('not_found')
      return {
        mover: moverOf(context, parties, wish),
        action: typeof action === 'function' ? action(wish) : action,
        ...(given && { given }),
        ...(note && { note }),
        ...(change && { change: () => change(wish, parties) }),
      }
    },
  })
