import { AppError } from '../../../domain/errors'
import type { Handlers } from '../../../domain/procedure'
import type { wishContract } from '../../../domain/wish/contract'
import { audienceAt } from '../../../domain/wish/desk'
import { suggestOutline } from '../../../domain/wish/text-rules'
import type { Wish } from '../../../domain/wish/wish'
import type { Context } from '../../kernel/context'
import { closed } from './asking'
import { moveWish } from './moves'

type Reviewing = Pick<Handlers<typeof wishContract, Context>, 'review' | 'transfer' | 'approveThanks'>

/** The community's side. */
export const reviewing: Reviewing = {
  review({ id, version, decision }, context) {
    const order = { id, context, seen: version }
    switch (decision.verdict) {
      case 'publish':
        return moveWish({ ...order, action: 'publish', change: (wish) => published(wish, decision) })
      case 'sendBack':
        return moveWish({ ...order, action: 'sendBack', note: decision.note })
      case 'decline': {
        const { note, channel } = decision
        return moveWish({
          ...order,
          action: 'decline',
          note,
          given: { channel },
          change: (wish) => ({ ...closed(wish), channel }),
        })
      }
    }
  },

  transfer: ({ id, target, note }, context) =>
    moveWish({
      id,
      action: 'transfer',
      context,
      note,
      given: { target },
      change: (wish) => ({ ...closed(wish), transferredTo: target }),
    }),

  approveThanks: ({ id }, context) =>
    moveWish({
      id,
      action: 'approveThanks',
      context,
      change({ rating }) {
        if (!rating?.consent || rating.check !== 'manual') throw new AppError('conflict')
        return { rating: { ...rating, check: 'pass' } }
      },
    }),
}

type Publication = Extract<Parameters<Reviewing['review']>[0]['decision'], { verdict: 'publish' }>

function published(wish: Wish, { sensitivity, outline, seenByPerson }: Publication): Partial<Wish> {
  const isClear = wish.textCheck === 'pass' && wish.pictures.every(({ check }) => check === 'pass')
  if (!isClear && !seenByPerson) throw new AppError('unchecked')
  return {
    stage: 'branch',
    audience: audienceAt(wish.path, 'branch'),
    sensitivity,
    outline:
      sensitivity === 'none'
        ? null
        : outline || suggestOutline({ grid: wish.place.grid, kind: wish.kind }, sensitivity),
    textCheck: 'pass',
    // A refused picture stays hidden whatever the reviewer says; one without a verdict has been looked at.
    pictures: wish.pictures.map((picture) =>
      picture.check === 'risky' ? picture : { ...picture, check: 'pass' },
    ),
  }
}
