import { cloudAt, type Cloud } from '../support/cloud'
import { startProduct } from '../support/product'
import { openidOf } from './support/phones'

/** The running program as a file of tests gets it. */
async function productOfFile(): Promise<Cloud> {
  return cloudAt(await startProduct())
}

interface Wish {
  readonly _id: string
}

const stateOf = async ({ url, admin }: Cloud): Promise<unknown> => ({
  collections: await admin('collections').then((answer) =>
    (answer as { collections: { name: string; documents: number }[] }).collections.map(
      ({ name, documents }) => `${name}: ${documents}`,
    ),
  ),
  wishes: await admin('collections/wishes/export'),
  agreed: await admin('collections/subscriptions/export'),
  credits: await admin('subscriptions'),
  files: await admin('files'),
  messages: await admin('messages'),
  faults: await admin('faults'),
  offset: ((await admin('clock')) as { offset: number }).offset,
  people: await (await fetch(`${url}/demo/people`)).text(),
})

test('whatever a file leaves behind, calls under way too, the next finds the town as it moved in', async () => {
  const cloud = await productOfFile()
  const before = await stateOf(cloud)
  const [first] = await cloud.documents<Wish>('wishes')
  await cloud.insert('wishes', [{ ...first, title: '别的' }])
  await cloud.admin('subscriptions', { openid: 'o-stranger', templateId: 'wishNews', credits: 7 })
  await cloud.advance(1_000)
  const somebody = await cloud.as(await openidOf(cloud.url, '周桂兰'))
  await somebody.upload('left/behind.txt', Buffer.from('left'))
  await cloud.admin('faults', { latency: { ms: 300 }, actionPattern: '^database' })
  const late = somebody.api.identity.subscribe({ accepted: ['homeChecked'] })
  expect(await stateOf(cloud)).not.toEqual(before)
  const next = await productOfFile()
  expect(await stateOf(next)).toEqual(before)
  await late
  expect(await stateOf(next)).toEqual(before)
})
