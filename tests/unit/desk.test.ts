import fc from 'fast-check'
import { HOUR, NEVER } from '../../domain/case'
import {
  audienceAt,
  deriveWish,
  deskKey,
  deskKeysOfPosts,
  offerKeysOfPosts,
  type WishFacts,
} from '../../domain/wish/desk'
import { defaultWishRules } from '../../domain/wish/rules'
import { wishStates, wishWorkflow } from '../../domain/wish/workflow'

const path = ['c1', 'd1', 's1', 'm1', 'g1', 'b1']
const claimer = { id: 'p2', name: '李明', as: '一网格', earlierReleases: 0 }
const facts: WishFacts = {
  state: 'review',
  path,
  stage: null,
  dueAt: 1_000_000_000,
  wisher: { id: 'p1', name: '周桂兰', hasPhone: true },
  helper: null,
  claim: null,
  audience: [],
  releases: 0,
  reopened: 0,
  rating: null,
  change: null,
}
const claim = {
  lead: claimer,
  members: [],
  places: 1,
  at: 0,
  extensions: 0,
  reminded: false,
  contactSeenBy: [],
}
const derive = (changes: Partial<WishFacts>) => deriveWish({ ...facts, ...changes }, defaultWishRules)

test('a published wish reaches the branch, then the community, then the subdistrict', () => {
  expect(audienceAt(path, 'branch')).toEqual(['g1'])
  expect(audienceAt(path, 'community')).toEqual(['g1', 'm1'])
  expect(audienceAt(path, 'subdistrict')).toEqual(['g1', 'm1', 's1'])
})

test('each state stands on the desk of whoever’s turn it is', () => {
  expect(derive({}).keys).toContain(deskKey.review('m1'))
  expect(derive({ state: 'changes' }).keys).toContain(deskKey.turn('p1'))
  expect(derive({ state: 'open', stage: 'branch', audience: ['g1'] }).keys).toContain(deskKey.claim('g1'))
  expect(derive({ state: 'doing', claim }).keys).toContain(deskKey.turn('p2'))
  expect(derive({ state: 'confirming', claim }).keys).toContain(deskKey.turn('p1'))
})

test('for a wisher without a phone the grid worker is asked to confirm, not the staff who recorded it', () => {
  const helper = { id: 'p5', name: '王芳', relation: '代录', isStaff: true }
  const wisher = { id: 'p10', name: '周秀珍', hasPhone: false }
  const { keys } = derive({ state: 'confirming', claim, wisher, helper })
  expect(keys).toContain(deskKey.proxy('g1'))
  expect(keys).not.toContain(deskKey.turn('p5'))
  expect(keys).not.toContain(deskKey.turn('p10'))
})

test('what nobody took, was reopened or given back twice is looked at', () => {
  expect(derive({ state: 'open', stage: 'subdistrict', audience: ['g1', 'm1', 's1'] }).keys).toContain(
    deskKey.stuck('m1'),
  )
  expect(derive({ state: 'doing', claim, reopened: 1 }).keys).toContain(deskKey.watch('g1'))
  expect(derive({ state: 'open', stage: 'branch', audience: ['g1'], releases: 2 }).keys).toContain(
    deskKey.watch('g1'),
  )
  expect(derive({ state: 'open', stage: 'branch', audience: ['g1'], releases: 1 }).keys).not.toContain(
    deskKey.watch('g1'),
  )
})

test('the clock reminds before it takes a claim back', () => {
  const dueAt = 10 * 24 * HOUR
  expect(derive({ state: 'claimed', claim, dueAt })).toMatchObject({
    clockAt: dueAt - 24 * HOUR,
    clockAction: 'remind',
  })
  const reminded = { ...claim, reminded: true }
  expect(derive({ state: 'claimed', claim: reminded, dueAt })).toMatchObject({
    clockAt: dueAt,
    clockAction: 'expire',
  })
  expect(derive({ state: 'open', dueAt: NEVER })).toMatchObject({ clockAt: NEVER, clockAction: null })
})

test('whatever the state, the clock only ever does what the table lets it do from there', () => {
  const stored = wishStates.filter((state) => state !== 'draft')
  fc.assert(
    fc.property(
      fc.constantFrom(...stored),
      fc.integer({ min: 0, max: NEVER }),
      fc.boolean(),
      (state, dueAt, reminded) => {
        const { clockAction } = derive({ state, dueAt, claim: { ...claim, reminded } })
        if (clockAction) expect(wishWorkflow.steps[clockAction].from).toContain(state)
      },
    ),
  )
})

test('posts open desks and offers', () => {
  const post = { orgName: '', unitName: null, from: 0, to: null }
  const secretary = { ...post, role: 'branchSecretary' as const, org: 'g1', path: path.slice(0, 5) }
  const volunteer = { ...post, role: 'volunteer' as const, org: 'm1', path: path.slice(0, 4) }
  expect(deskKeysOfPosts([secretary])).toEqual([deskKey.claim('g1'), deskKey.watch('g1')])
  expect(deskKeysOfPosts([volunteer])).toEqual([])
  expect(offerKeysOfPosts([volunteer])).toEqual([deskKey.claim('s1'), deskKey.claim('m1')])
})
