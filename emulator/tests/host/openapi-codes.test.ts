import { scan } from './scan'
import type { Answer, TestEmulator } from './support'
import { startTest } from './support'

let emulator: TestEmulator
beforeAll(async () => {
  emulator = await startTest({
    app: { pages: ['pages/index', 'pages/wish'], subPackages: [{ root: 'more/', pages: ['pages/about'] }] },
  })
})
afterAll(() => emulator.stop())

const call = (api: string, data: object): Promise<Answer> =>
  emulator.call('wechat', { type: 'api', api, data })
/** Every code and link so far, oldest first. */
const codes = async (): Promise<unknown[]> =>
  ((await emulator.admin('/codes')).body as { codes: unknown[] }).codes
const messageOf = ({ body }: Answer): string => (body as { message: string }).message

async function draw(api: string, data: object): Promise<{ text: string; width: number }> {
  const { body } = await call(api, data)
  const { contentType, picture } = body as { contentType: string; picture: string }
  expect(contentType).toBe('image/png')
  const { text, width } = scan(Buffer.from(picture, 'base64'))
  return { text: String(text), width }
}

describe('wxacode.getUnlimited', () => {
  it.each([
    [{}, '40169'],
    [{ scene: '' }, '40169'],
    [{ scene: 'x'.repeat(33) }, '40169'],
    [{ scene: '中文' }, '40169'],
    [{ scene: 'a%20b' }, '40169'],
    [{ scene: 'a=1', page: '/pages/index' }, '41030'],
    [{ scene: 'a=1', page: 'pages/index?b=2' }, '41030'],
    [{ scene: 'a=1', page: 'pages/absent' }, '41030'],
    [{ scene: 'a=1', envVersion: 'release_error' }, '40097'],
    [{ scene: 'a=1', width: 'wide' }, '47001'],
    [{ scene: 'scancode_time=1' }, '85096'],
  ])('refuses %j', async (data, errcode) => {
    const before = await codes()
    expect(messageOf(await call('wxacode.getUnlimited', data))).toContain(errcode)
    expect(await codes()).toEqual(before)
  })

  it('draws a code that a scanner reads', async () => {
    const scene = "Az09!#$&'()*+,/:;=?@-._~"
    const { text, width } = await draw('wxacode.getUnlimited', { scene, page: 'pages/wish' })
    const url = new URL(text)
    expect([url.origin, url.searchParams.get('page'), url.searchParams.get('scene')]).toEqual([
      emulator.url,
      'pages/wish',
      scene,
    ])
    expect(width).toBe(430)
    expect((await codes()).at(-1)).toMatchObject({
      api: 'wxacode.getUnlimited',
      page: 'pages/wish',
      scene,
      envVersion: 'release',
      url: text,
    })
  })

  it.each([
    [100, 280],
    [280, 280],
    [1280, 1280],
    [5000, 1280],
  ])('keeps the width %d within the limits', async (asked, width) => {
    expect(await draw('wxacode.getUnlimited', { scene: 'x'.repeat(32), width: asked })).toMatchObject({
      width,
    })
  })

  it('knows pages of packages, and any page when it need not check', async () => {
    const page = async (data: object) => (await draw('wxacode.getUnlimited', { scene: 'a', ...data })).text
    expect(await page({ page: 'more/pages/about' })).toContain('page=more')
    expect(await page({ page: 'pages/absent', checkPath: false })).toContain('page=pages%2Fabsent')
    expect(await page({ envVersion: 'trial' })).toContain('env_version=trial')
  })
})

describe.each([
  ['wxacode.get', 1024],
  ['wxacode.createQRCode', 128],
])('%s', (api, longest) => {
  it.each([
    [{}, '40159'],
    [{ path: '' }, '40159'],
    [{ path: 'x'.repeat(longest + 1) }, '40159'],
    [{ path: 'pages/index?scancode_time=1' }, '85096'],
  ])('refuses %j', async (data, errcode) => {
    expect(messageOf(await call(api, data))).toContain(errcode)
  })

  it('draws a code with its query', async () => {
    const { text } = await draw(api, { path: 'pages/wish?id=1&from=code' })
    expect(new URL(text).searchParams.get('query')).toBe('id=1&from=code')
  })
})

const DAY = 24 * 3600

describe.each([
  ['urllink.generate', 'urlLink', (target: object, rest: object) => ({ ...target, ...rest })],
  ['urlscheme.generate', 'openlink', (jumpWxa: object, rest: object) => ({ jumpWxa, ...rest })],
])('%s', (api, field, shape) => {
  const seconds = (): number => Math.floor(Date.now() / 1000)

  it.each<[object, { expireTime?: number; [field: string]: unknown }, string]>([
    [{ path: 'pages/absent' }, {}, '40165'],
    [{ path: 'pages/index?a=1' }, {}, '40165'],
    [{ query: 'a=中文' }, {}, '40212'],
    [{ query: 'x'.repeat(1025) }, {}, '40212'],
    [{ envVersion: 'beta' }, {}, '85402'],
    [{}, { expireTime: 1 }, '85401'],
    [{}, { expireTime: 31 * DAY }, '85401'],
    [{}, { expireType: 1 }, '85401'],
    [{}, { expireType: 1, expireInterval: 31 }, '85401'],
  ])('refuses %j %j', async (target, { expireTime, ...rest }, errcode) => {
    const expiry = expireTime === undefined ? rest : { expireTime: seconds() + expireTime }
    expect(messageOf(await call(api, shape(target, expiry)))).toContain(errcode)
  })

  it('answers a link and notes where it leads', async () => {
    const target = { path: '/pages/wish', query: 'id=1' }
    const { body } = await call(api, shape(target, { expireTime: seconds() + DAY }))
    const link = (body as { [field: string]: unknown })[field]
    expect(link).toMatch(/^(http:\/\/127\.0\.0\.1:|weixin:\/\/dl\/business\/\?t=)/)
    expect((await codes()).at(-1)).toMatchObject({ api, page: 'pages/wish', query: 'id=1', url: link })
  })
})

describe('shortlink.generate', () => {
  it.each([{}, { pageUrl: 'pages/absent' }, { pageUrl: `pages/index?${'x'.repeat(1024)}` }])(
    'refuses %j (40066)',
    async (data) => {
      expect(messageOf(await call('shortlink.generate', data))).toContain('40066')
    },
  )

  it('answers a short link with the title, shortened to 20 characters', async () => {
    const data = { pageUrl: 'pages/wish?id=1', pageTitle: '心'.repeat(21) }
    const { body } = await call('shortlink.generate', data)
    expect((body as { link: string }).link).toContain(`#小程序://${'心'.repeat(20)}...`)
  })
})
