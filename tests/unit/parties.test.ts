import { postKey, type Post } from '../../domain/case'
import type { Person } from '../../domain/identity/person'
import type { Role } from '../../domain/roles'
import { personOf } from '../support/world'
import { isInAudience, partiesTo, seesAll, type WishSides } from '../../domain/wish/parties'

const path = ['c1', 'd1', 's1', 'm1', 'g1', 'b1']
const post = (role: Role, depth: number, at = path): Post => ({
  role,
  org: at[depth - 1] ?? '',
  orgName: '',
  path: at.slice(0, depth),
  unitName: null,
  from: 100,
  to: null,
})
const person = (id: string, posts: Post[] = [], home = path): Person => ({
  ...personOf('wisher'),
  _id: id,
  path: home,
  posts,
  postKeys: posts.map(({ role, org }) => postKey(role, org)),
})
const wish = (changes: Partial<WishSides> = {}): WishSides => ({
  wisher: { id: 'p1', name: '周桂兰', hasPhone: true },
  helper: null,
  claim: null,
  path,
  stage: 'branch',
  audience: ['g1'],
  ...changes,
})
const parties = (sides: WishSides, who: Person, now = 1000) => partiesTo(sides, who, { now })

test('a stranger is nobody', () => {
  expect(parties(wish(), person('p9'))).toEqual([])
  expect(seesAll([])).toBe(false)
})

test('a post counts from its first day until its last', () => {
  const secretary = person('p3', [{ ...post('branchSecretary', 5), to: 2000 }])
  expect(parties(wish(), secretary, 99)).toEqual([])
  expect(parties(wish(), secretary, 100)).toEqual(['branch', 'branchSecretary'])
  expect(parties(wish(), secretary, 2000)).toEqual([])
})

test('a branch hears of a wish when it is published', () => {
  const secretary = person('p3', [post('branchSecretary', 5)])
  expect(parties(wish({ stage: null, audience: [] }), secretary)).toEqual([])
})

test('a post elsewhere is no post here', () => {
  const elsewhere = ['c1', 'd1', 's1', 'm2', 'g9', 'b9']
  const posts = [
    post('communitySecretary', 4, elsewhere),
    post('branchSecretary', 5, elsewhere),
    post('gridWorker', 5, elsewhere),
  ]
  expect(parties(wish(), person('p12', posts, elsewhere))).toEqual([])
})

test('a volunteer is reached only when the wish was carried to their community or the subdistrict above', () => {
  const volunteer = person('p7', [post('volunteer', 4)])
  expect(parties(wish({ audience: ['g1'] }), volunteer)).toEqual([])
  expect(parties(wish({ audience: ['g1', 'm1'] }), volunteer)).toEqual(['volunteer'])
  const neighbour = person('p8', [post('volunteer', 4, ['c1', 'd1', 's1', 'm2'])])
  expect(parties(wish({ audience: ['g1', 'm1'] }), neighbour)).toEqual([])
  expect(parties(wish({ audience: ['g1', 'm1', 's1'] }), neighbour)).toEqual(['volunteer'])
})

test('a helper stands for the wisher; staff who recorded it do not', () => {
  const helper = { id: 'p20', name: '女儿', relation: '女儿', isStaff: false }
  expect(parties(wish({ helper }), person('p20'))).toEqual(['wisher'])
  expect(parties(wish({ helper: { ...helper, isStaff: true } }), person('p20'))).toEqual(['recorder'])
})

test('a grid worker is a proxy only for somebody without a phone', () => {
  const worker = person('p6', [post('gridWorker', 5)])
  expect(parties(wish(), worker)).toEqual([])
  expect(parties(wish({ wisher: { id: 'p10', name: '周秀珍', hasPhone: false } }), worker)).toEqual(['proxy'])
})

test('neighbours see a wish once it has been carried beyond the branch', () => {
  expect(isInAudience(wish({ audience: ['g1'] }), person('p9'))).toBe(false)
  expect(isInAudience(wish({ audience: ['g1', 'm1'] }), person('p9'))).toBe(true)
  expect(isInAudience(wish({ audience: [] }), person('p9'))).toBe(false)
})

test('branch members and volunteers see the public side until they claim', () => {
  expect(seesAll(['branch'])).toBe(false)
  expect(seesAll(['volunteer', 'branch'])).toBe(false)
  expect(seesAll(['branch', 'claimer'])).toBe(true)
  expect(seesAll(['branch', 'branchSecretary'])).toBe(true)
})
