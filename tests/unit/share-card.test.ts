import { isPublic, shareCardOf } from '@/features/wish/logic/share'

const wish = {
  id: 'w3',
  title: '想要一辆买菜用的小拉车',
  state: 'open',
  stage: 'community',
  sensitivity: 'none',
  outline: null,
} as const

const home = { title: '邻格：邻里有事，一起来办', path: '/tabs/home/index' }

test.each([
  ['that is not there', undefined],
  ['under review', { ...wish, state: 'review', stage: null } as const],
  ['sent back', { ...wish, state: 'changes', stage: null } as const],
  ['under review again', { ...wish, state: 'review' } as const],
  ['for the branch alone', { ...wish, stage: 'branch' } as const],
  ['withdrawn', { ...wish, state: 'withdrawn' } as const],
  ['found unsuitable', { ...wish, state: 'unsuitable' } as const],
  ['that is sensitive and has no outline', { ...wish, sensitivity: 'illness' } as const],
])('a wish %s is forwarded as the home page', (_what, given) => {
  expect(shareCardOf(given)).toEqual(home)
})

test.each(['open', 'claimed', 'confirming', 'realised', 'rated'] as const)(
  'a public wish in state %s is forwarded as itself',
  (state) => {
    expect(isPublic({ ...wish, state })).toBe(true)
    expect(shareCardOf({ ...wish, state })).toEqual({
      title: '邻居的心愿：想要一辆买菜用的小拉车',
      path: '/features/wish/pages/detail/index?id=w3',
    })
  },
)

test('of a sensitive wish only the outline goes out, though its wisher sees all of it', () => {
  const sensitive = {
    ...wish,
    title: '想给得白血病的孙女买书',
    sensitivity: 'illness',
    outline: '一个关于书的心愿',
  } as const
  expect(shareCardOf(sensitive).title).toBe('邻居的心愿：一个关于书的心愿')
})
