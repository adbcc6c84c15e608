import type { Wish } from '../../../domain/wish/wish'
import type { WishState } from '../../../domain/wish/workflow'
import { storedWish } from '../stored-wish'
import type { Who } from '../world'
import { says, type Input, type Sample, type Samples } from './sample'

interface About {
  readonly state: WishState
  readonly changes?: Partial<Wish>
}

/** A call about a stored wish. */
const onWish = (who: Who, { state, changes }: About, more: Input = {}): Sample => ({
  who,
  stored: (id) => ({ wishes: [storedWish({ id, state, ...(changes && { changes }) })] }),
  input: (id) => ({ id, ...more }),
})

const written = { title: '想请人教我用手机挂号', reason: '子女不在身边', kind: 'service', value: 20 }
const withdrawing: Wish['change'] = { what: 'withdraw', note: '不用了' }

export const wishSamples: Samples = {
  'wish.home': says('wisher'),
  'wish.list': says('wisher', { scope: 'community', kind: 'service', phase: 'open', after: null }),
  'wish.mine': says('wisher', { after: null }),
  'wish.claims': says('branchMember', { after: null }),
  'wish.get': onWish('wisher', { state: 'open' }),
  'wish.watchers': onWish('wisher', { state: 'open' }),
  'wish.desk': says('communityStaff'),
  'wish.cases': says('communityStaff', { org: null, phase: 'open', kind: null, since: 0, after: null }),
  'wish.statistics': says('communityStaff', { org: null, since: 0, until: 9_999_999_999_999 }),

  'wish.submit': {
    who: 'wisher',
    input: (id) => ({
      ...written,
      title: `想请人教我 ${id}`,
      pictures: [],
      show: { reason: true, pictures: false },
      evenIfSimilar: true,
      for: { who: 'me' },
    }),
  },
  'wish.record': {
    who: 'communityStaff',
    input: (id) => ({ ...written, title: `想请人教我 ${id}`, evenIfSimilar: true, residentId: 'noPhone' }),
  },
  'wish.edit': onWish('wisher', { state: 'open' }, { ...written, version: 1, pictures: [] }),
  'wish.withdraw': onWish('wisher', { state: 'open' }),
  'wish.askChange': onWish(
    'wisher',
    { state: 'claimed' },
    { note: '想改一下', change: { what: 'edit', ...written } },
  ),
  'wish.confirm': onWish('wisher', { state: 'confirming' }),
  'wish.reopen': onWish('wisher', { state: 'realised' }, { note: '灯又不亮了' }),
  'wish.rate': onWish('wisher', { state: 'realised' }, { score: 5, thanks: '谢谢小李', consent: true }),

  'wish.review': onWish(
    'communityStaff',
    { state: 'review' },
    {
      version: 1,
      decision: { verdict: 'publish', sensitivity: 'none', outline: '', seenByPerson: true },
    },
  ),
  'wish.transfer': onWish('communityStaff', { state: 'open' }, { target: 'errand', note: '转代办更合适' }),
  'wish.approveThanks': onWish('communityStaff', { state: 'rated' }),

  'wish.claim': onWish('branchMember', { state: 'open' }, { places: 2 }),
  'wish.join': onWish('unitMember', { state: 'claimed' }),
  'wish.leave': onWish('volunteer', { state: 'claimed' }),
  'wish.reveal': onWish('branchMember', { state: 'claimed' }),
  'wish.start': onWish('branchMember', { state: 'claimed' }),
  'wish.extend': onWish('branchMember', { state: 'claimed' }, { note: '零件还没到' }),
  'wish.release': onWish('branchMember', { state: 'claimed' }, { note: '临时出差' }),
  'wish.fulfil': onWish(
    'branchMember',
    { state: 'doing' },
    {
      note: '修好了',
      minutes: 30,
      photos: [],
      signature: null,
    },
  ),
  'wish.answerChange': onWish(
    'branchMember',
    { state: 'doing', changes: { change: withdrawing } },
    { agree: true, note: '好的' },
  ),
}
