import { ERASE_WORD } from '../../../domain/identity/privacy'
import type { Wish } from '../../../domain/wish/wish'
import { makeKey } from '../../support/cloud'
import { setFields } from '../../support/console'
import { smallPhoto } from '../../support/photo'
import { storedWish } from '../../support/stored-wish'
import { townForFile } from '../../support/town'

jest.setTimeout(120_000)

const town = townForFile()

/** A little longer than an invocation has before `jobs` takes up what it left. */
const LEASE = 121_000

const erase = (key = makeKey()) =>
  town.people.branchMember.call('identity.privacy.erase', { confirm: ERASE_WORD }, key)
const photosOf = async (): Promise<readonly string[]> => {
  const [wish] = await town.cloud.documents<Wish>('wishes')
  return wish?.evidence?.photos ?? []
}
const filesThere = async (): Promise<object[]> =>
  ((await town.cloud.admin('files')) as { readonly files: object[] }).files

/** Two photos of what somebody did for another, who is done with the wish; they hold no post. */
async function twoPhotos(): Promise<void> {
  const { branchMember } = town.people
  const upload = (name: string) => branchMember.upload(`wishes/branchMember/${name}.jpg`, smallPhoto)
  const photos = [await upload('before'), await upload('after')]
  const plain = storedWish({ id: 'w1', state: 'rated' })
  await town.cloud.insert('wishes', [{ ...plain, evidence: plain.evidence && { ...plain.evidence, photos } }])
  await setFields(town.cloud, { collection: 'people', id: 'branchMember' }, { posts: [], postKeys: [] })
}

/** The photos are there for whose wish it was, once each, and nothing names who took them. */
async function expectNamelessPhotos(): Promise<void> {
  const [photos, files] = [await photosOf(), await filesThere()]
  expect(new Set(photos).size).toBe(2)
  expect(files).toHaveLength(2)
  for (const photo of photos) {
    expect(JSON.stringify(files)).toContain(photo.split('/').slice(3).join('/'))
  }
  const names = ['people', 'wishes', 'households', 'subscriptions', 'mandates', 'erasures', 'orgs']
  const stored = await Promise.all(names.map((name) => town.cloud.documents(name)))
  const traces = ['id":"branchMember"', 'Id":"branchMember"', '@branchMember"', '/branchMember/']
  const text = JSON.stringify([files, stored])
  expect(traces.filter((trace) => text.includes(trace))).toEqual([])
  const seen = await town.people.wisher.api.wish.get({ id: 'w1' })
  for (const link of seen.evidence?.photos ?? []) {
    expect(new Uint8Array(await (await fetch(link)).arrayBuffer())).toEqual(new Uint8Array(smallPhoto))
  }
}

describe('the photos of what an erased person did for others', () => {
  test('stay, under a path that names nobody', async () => {
    await twoPhotos()
    expect((await erase()).reply).toMatchObject({ ok: true })
    await expectNamelessPhotos()
  })

  test.each([
    ['modifyDocument erasures', 1],
    ['storage.getUploadMetadata', 1],
    ['storage.getUploadMetadata', 2],
    ['modifyDocument wishes', 1],
    ['storage.batchDeleteFile', 1],
    ['insertDocument audit', 1],
  ] as const)('do so too where the process ends after %s %d', async (actionPattern, nth) => {
    await twoPhotos()
    await town.cloud.admin('faults', { kill: 'after-write', function: 'api', actionPattern, nth })
    const key = makeKey()
    expect((await erase(key)).status).toBe(500)
    await town.cloud.advance(LEASE)
    await town.cloud.runTimer('jobs')
    await expectNamelessPhotos()
    expect((await erase(key)).reply).toEqual({ ok: true, data: { isErased: true } })
    await expectNamelessPhotos()
  })
})
