import { drawQrCode } from '../../src/openapi/qr-code'
import type { Shop } from './shop'

const TEAS = [
  'Longjing',
  'Biluochun',
  'Tieguanyin',
  'Da Hong Pao',
  'Pu-er',
  'Jasmine',
  'Keemun',
  'Silver needle',
]
const NOTES = ['not too hot', 'two cups please', 'for the garden table', '', 'as last time']
const STATES = ['open', 'served', 'closed', 'closed']
const PEOPLE = ['o-anna', 'o-bela', 'o-chen', 'o-dora', 'o-emil']
/** Orders in the book: more than a query without an index may read unnoticed. */
const ORDERS = 1200
const TEMPLATE = 'tea-is-ready'

/** A day in the shop, the same each time but for its ids and times. Returns the id of a call worth looking at. */
export async function openTheDay(shop: Shop): Promise<string> {
  await fillShelves(shop)
  await serve(shop)
  await disturb(shop)
  const { calls } = (await (await shop.admin('/calls?limit=50')).json()) as {
    calls: { requestId: string; operationCount: number; code?: string }[]
  }
  return [...calls].sort((one, other) => other.operationCount - one.operationCount)[0]?.requestId ?? ''
}

async function fillShelves(shop: Shop): Promise<void> {
  const now = Date.now()
  await shop.fill(
    'products',
    TEAS.map((name, at) => ({
      ...{ _id: idOf(name), name, price: 18 + at * 4, stock: 40 - at },
      origin: { type: 'Point', coordinates: [120.1 - at, 30.2 - at / 2] },
    })),
  )
  await shop.fill(
    'customers',
    PEOPLE.map((openid) => ({
      _id: openid,
      name: openid.slice(2),
      since: { $date: '2026-01-05T08:00:00Z' },
    })),
  )
  await shop.fill(
    'orders',
    Array.from({ length: ORDERS }, (_, at) => ({
      ...{ _id: `order-${String(at).padStart(4, '0')}`, product: idOf(TEAS[at % TEAS.length] ?? '') },
      ...{
        customer: PEOPLE[at % PEOPLE.length],
        state: STATES[at % STATES.length],
        note: NOTES[at % NOTES.length],
      },
      ...{ price: 18 + (at % TEAS.length) * 4, at: { $date: new Date(now - at * 600_000).toISOString() } },
    })),
  )
}

async function serve(shop: Shop): Promise<void> {
  for (const openid of PEOPLE) {
    await shop.call(openid, { type: 'mine' })
    await shop.call(openid, { type: 'place', product: 'pu-er', note: 'by the window' })
    const credit = { openid, templateId: TEMPLATE, credits: 2 }
    await shop.admin('/subscriptions', { method: 'POST', body: JSON.stringify(credit) })
    await shop.call(openid, { type: 'tell', templateId: TEMPLATE, product: 'Pu-er' })
  }
  await shop.call('o-bela', { type: 'search', text: 'garden' })
  await shop.call('o-anna', { type: 'code', scene: 'table=7' })
  for (const name of TEAS.slice(0, 5)) {
    const base64 = drawQrCode(name, 280).toString('base64')
    await shop.call('o-anna', { type: 'picture', name: `products/${idOf(name)}.png`, base64 })
  }
}

async function disturb(shop: Shop): Promise<void> {
  await shop.call('o-emil', { type: 'refund' })
  await shop.call('o-dora', { type: 'print', text: 'the kettle is empty' })
  await shop.admin('/timers/nightly/run', { method: 'POST' })
  const faults = [
    { latency: { ms: 800, jitter: 400 }, actionPattern: 'client functions' },
    { errorRate: 0.1, function: 'orders' },
  ]
  for (const fault of faults) {
    await shop.admin('/faults', { method: 'POST', body: JSON.stringify(fault) })
  }
}

const idOf = (name: string): string => name.toLowerCase().replaceAll(' ', '-')
