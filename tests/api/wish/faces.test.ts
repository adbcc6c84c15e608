import type { Face } from '../../../domain/identity/face'
import type { Person } from '../../../domain/identity/person'
import { ERASE_WORD } from '../../../domain/identity/privacy'
import { setFields } from '../../support/console'
import { smallPhoto } from '../../support/photo'
import { storedWish } from '../../support/stored-wish'
import { townForFile } from '../../support/town'
import { twinsIn } from '../../support/twins'
import type { Who } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()
const { caller, merge, person, twins } = twinsIn(town)

const files = async (): Promise<string[]> => {
  const { files: all } = (await town.cloud.admin('files')) as { files: { path: string }[] }
  return all.map(({ path }) => path)
}
const faced = (nickname: string | null, changes: Partial<Face> = {}): Face => ({
  ...{ version: 1, isRefused: false, waste: [], dueAt: 9_999_999_999_999, picture: null },
  nickname: nickname === null ? null : { text: nickname, check: 'pass' },
  ...changes,
})
const setFace = (id: string, face: Face) => setFields(town.cloud, { collection: 'people', id }, { face })
/** Somebody with a nickname and a picture that stands in storage. */
async function withFace(
  who: 'wisher' | 'branchMember' | 'volunteer',
  nickname: string,
  check: 'pass' | 'pending' = 'pass',
) {
  const file = await town.people[who].upload(`faces/${who}/me.jpg`, smallPhoto)
  await setFace(who, faced(nickname, { picture: { file, check, trace: null } }))
}
const store = (changes: Parameters<typeof storedWish>[0]['changes'] = {}) =>
  town.cloud.insert('wishes', [storedWish({ id: 'w1', state: 'claimed', changes })])
const get = (who: Exclude<Who, 'noPhone'>) => town.people[who].api.wish.get({ id: 'w1' })
const cardFor = async (who: Exclude<Who, 'noPhone'>) =>
  (await town.people[who].api.wish.list({ scope: 'community', phase: 'underway' })).wishes[0]

describe('a neighbour', () => {
  test('reads nicknames where they read masked names before, and sees the pictures', async () => {
    await store()
    await withFace('wisher', '桂兰奶奶')
    await withFace('branchMember', '修车的小李')
    const seen = await get('neighbour')
    expect(seen).toMatchObject({ wisher: '桂兰奶奶', claim: { lead: '修车的小李', members: ['刘*'] } })
    expect(seen.claim?.faces).toEqual([expect.stringContaining('http'), null])
    expect(seen.events.map(({ by }) => by)).toContain('桂兰奶奶')
    expect((await cardFor('neighbour'))?.claim).toMatchObject({
      lead: '修车的小李',
      faces: [expect.any(String), null],
    })
    expect(JSON.stringify(seen)).not.toMatch(/周桂兰|李明/)
  })

  test('reads the masked name again as soon as a nickname is taken away, and sees no picture', async () => {
    await store()
    await withFace('branchMember', '修车的小李')
    await town.people.branchMember.api.identity.face.save({ nickname: null, picture: null })
    expect((await get('neighbour')).claim).toMatchObject({ lead: '李*', faces: [null, null] })
    expect(await files()).toEqual([])
  })

  test('sees nothing that has not passed its check', async () => {
    await store()
    await withFace('branchMember', '修车的小李', 'pending')
    await setFace('volunteer', faced(null, { nickname: { text: '洋洋', check: 'manual' } }))
    expect((await get('neighbour')).claim).toMatchObject({
      ...{ lead: '修车的小李', members: ['刘*'] },
      faces: [null, null],
    })
  })

  test('does not learn by a nickname who asks for something delicate', async () => {
    await store({ sensitivity: 'illness', outline: '一网格一户人家想请人上门帮个忙' })
    await withFace('wisher', '桂兰奶奶')
    await withFace('branchMember', '修车的小李')
    const seen = await get('neighbour')
    expect(seen).toMatchObject({ wisher: '周**', claim: { lead: '修车的小李' } })
    expect(JSON.stringify(seen)).not.toContain('桂兰奶奶')
  })
})

describe('whoever deals with it', () => {
  test.each(['wisher', 'branchMember', 'communityStaff', 'branchSecretary'] as const)(
    'reads the real names and sees the pictures: %s',
    async (who) => {
      await store()
      await withFace('wisher', '桂兰奶奶')
      await withFace('branchMember', '修车的小李')
      const seen = await get(who)
      expect(seen).toMatchObject({ wisher: '周桂兰', claim: { lead: '李明', members: ['刘洋'] } })
      expect(seen.claim?.faces).toEqual([expect.any(String), null])
    },
  )

  test('a grid worker without a part in it reads masked names, as before', async () => {
    await store()
    await withFace('branchMember', '修车的小李')
    expect((await get('gridWorker')).claim?.lead).toBe('李*')
  })

  test('the person page has the name and the picture, and no nickname', async () => {
    await withFace('wisher', '桂兰奶奶')
    const page = await town.people.gridWorker.api.grid.desk.person({ personId: 'wisher' })
    expect(page).toMatchObject({ name: '周桂兰', face: expect.stringContaining('http') as string })
    expect(JSON.stringify(page)).not.toContain('桂兰奶奶')
    await withFace('wisher', '桂兰奶奶', 'pending')
    expect((await town.people.gridWorker.api.grid.desk.person({ personId: 'wisher' })).face).toBeNull()
  })

  test('on a desk with alarms too', async () => {
    const rating = { score: 5, thanks: '谢谢小李', consent: true, check: 'manual' as const }
    await town.cloud.insert('wishes', [storedWish({ id: 'w1', state: 'rated', changes: { rating } })])
    await withFace('branchMember', '修车的小李')
    const { wishes } = await town.people.communitySecretary.api.wish.desk({})
    expect(wishes).toMatchObject([{ claim: { lead: '李明', faces: [expect.any(String), null] } }])
  })
})

test('more pictures than WeChat links in one call are all there', async () => {
  const crowd = Array.from({ length: 20 }, (_, at) => `crowd${at}`)
  const someone = (id: string) => ({ id, name: id, as: '', earlierReleases: 0 })
  const base = await person('volunteer')
  const copies = crowd.flatMap((id) => [0, 1, 2].map((at) => `${id}-${at}`))
  const personOf = async (id: string) => {
    const file = await town.people.volunteer.upload(`faces/volunteer/${id}.jpg`, smallPhoto)
    const face = faced(null, { picture: { file, check: 'pass', trace: null } })
    return { ...(base as Person), _id: id, openid: `oTest-${id}`, householdId: `h-${id}`, face }
  }
  await town.cloud.insert('people', await Promise.all(copies.map(personOf)))
  const stored = storedWish({ id: 'w', state: 'claimed' })
  const wishOf = (id: string) => {
    const { claim } = stored
    const members = [someone(`${id}-1`), someone(`${id}-2`)]
    const changes = { claim: claim && { ...claim, lead: someone(`${id}-0`), members } }
    return storedWish({ id: `w-${id}`, state: 'claimed', changes })
  }
  await town.cloud.insert('wishes', crowd.map(wishOf))
  const { wishes } = await town.people.neighbour.api.wish.list({ scope: 'community', phase: 'underway' })
  const faces = wishes.flatMap(({ claim }) => claim?.faces ?? [])
  expect(faces).toHaveLength(60)
  expect(faces).not.toContain(null)
})

describe('what is known of me', () => {
  test('says nickname and picture', async () => {
    await withFace('wisher', '桂兰奶奶')
    const { face } = await town.people.wisher.api.identity.privacy.mine({})
    expect(face).toMatchObject({
      nickname: { text: '桂兰奶奶', check: 'pass' },
      picture: {
        file: expect.stringMatching(/faces\/wisher\/me.jpg$/) as string,
        check: 'pass',
        url: expect.any(String) as string,
      },
    })
  })

  test('is forgotten with me: nickname, picture, its file, and what was still to be deleted', async () => {
    const [file, old] = await Promise.all(
      ['me', 'old'].map((name) => town.people.volunteer.upload(`faces/volunteer/${name}.jpg`, smallPhoto)),
    )
    const picture = { file: file ?? '', check: 'pass' as const, trace: null }
    await setFace('volunteer', faced('洋洋', { waste: [old ?? ''], picture }))
    await setFields(town.cloud, { collection: 'people', id: 'volunteer' }, { posts: [], postKeys: [] })
    await town.people.volunteer.api.identity.privacy.erase({ confirm: ERASE_WORD })
    expect(await files()).toEqual([])
    const everything = JSON.stringify([
      await town.cloud.documents('people'),
      await town.cloud.documents('erasures'),
    ])
    expect(everything).not.toMatch(/洋洋|faces\/volunteer/)
  })

  test('goes along when a joiner and their entry become one', async () => {
    await twins()
    const one = await caller()
    const file = await one.upload('faces/p/me.jpg', smallPhoto)
    await one.api.identity.face.save({ nickname: '小秦', picture: file })
    await merge()
    expect(await one.api.identity.face.mine({})).toMatchObject({
      nickname: { text: '小秦' },
      picture: { file },
    })
    await one.api.identity.face.save({ nickname: '秦秦', picture: file })
    expect((await person('p:entry'))?.face?.picture?.file).toBe(file)
    expect(await files()).toEqual(['faces/p/me.jpg'])
  })
})
