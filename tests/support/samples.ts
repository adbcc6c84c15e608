import type { Wish } from '../../domain/wish/wish'
import type { WishState } from '../../domain/wish/workflow'
import { openidOf, type Who } from './world'

type Input = { [field: string]: unknown }

/** A call that succeeds: who makes it, upon what, saying what. */
interface Sample {
  readonly who: Who
  /** State of the stored wish that the call is about; absent when it is about none. */
  readonly on?: WishState
  readonly changes?: Partial<Wish>
  /** The input; `id` is the wish, or a text that differs from call to call. */
  input(id: string): Input
}

const onWish = (who: Who, on: WishState, more: Input = {}, changes: Partial<Wish> = {}): Sample => ({
  who,
  on,
  changes,
  input: (id) => ({ id, ...more }),
})
const reads = (who: Who, input: Input = {}): Sample => ({ who, input: () => input })

const written = { title: '想请人教我用手机挂号', reason: '子女不在身边', kind: 'service', value: 20 }
const withdrawing: Wish['change'] = { what: 'withdraw', note: '不用了' }

/** One for every procedure of the contract. */
const samples: { readonly [path: string]: Sample } = {
  'identity.me': reads('wisher'),
  'identity.find': reads('communityStaff', { name: '周' }),
  'identity.subscribe': reads('wisher', { accepted: ['wishNews'] }),

  'wish.home': reads('wisher'),
  'wish.list': reads('wisher', { scope: 'community', kind: 'service', phase: 'open', after: null }),
  'wish.mine': reads('wisher', { after: null }),
  'wish.claims': reads('branchMember', { after: null }),
  'wish.get': onWish('wisher', 'open'),
  'wish.desk': reads('communityStaff'),
  'wish.cases': reads('communityStaff', { org: null, phase: 'open', kind: null, since: 0, after: null }),
  'wish.statistics': reads('communityStaff', { org: null, since: 0, until: 9_999_999_999_999 }),

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
  'wish.edit': onWish('wisher', 'open', { ...written, version: 1, pictures: [] }),
  'wish.withdraw': onWish('wisher', 'open'),
  'wish.askChange': onWish('wisher', 'claimed', { note: '想改一下', change: { what: 'edit', ...written } }),
  'wish.confirm': onWish('wisher', 'confirming'),
  'wish.reopen': onWish('wisher', 'realised', { note: '灯又不亮了' }),
  'wish.rate': onWish('wisher', 'realised', { score: 5, thanks: '谢谢小李', consent: true }),

  'wish.review': onWish('communityStaff', 'review', {
    version: 1,
    decision: { verdict: 'publish', sensitivity: 'none', outline: '', seenByPerson: true },
  }),
  'wish.transfer': onWish('communityStaff', 'open', { target: 'errand', note: '转代办更合适' }),
  'wish.approveThanks': onWish('communityStaff', 'rated'),

  'wish.claim': onWish('branchMember', 'open', { places: 2 }),
  'wish.join': onWish('unitMember', 'claimed'),
  'wish.leave': onWish('volunteer', 'claimed'),
  'wish.reveal': onWish('branchMember', 'claimed'),
  'wish.start': onWish('branchMember', 'claimed'),
  'wish.extend': onWish('branchMember', 'claimed', { note: '零件还没到' }),
  'wish.release': onWish('branchMember', 'claimed', { note: '临时出差' }),
  'wish.fulfil': onWish('branchMember', 'doing', {
    note: '修好了',
    minutes: 30,
    photos: [],
    signature: null,
  }),
  'wish.answerChange': onWish(
    'branchMember',
    'doing',
    { agree: true, note: '好的' },
    { change: withdrawing },
  ),
}

/** A sample by its path; a path without one is a mistake of the test. */
export function sampleOf(path: string): Sample {
  const sample = samples[path]
  if (!sample) throw new Error(`no sample for ${path}: add one to tests/support/samples.ts`)
  return sample
}

/** An openid that nobody is registered under. */
export const strangerOpenid = `${openidOf('wisher')}-nobody`
