import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { useWx } from '../support/wx'

const openPhone = useWx()

describe('the phone', () => {
  it('has nothing to scan, calls nobody without a number, and reports names of wx that are not known', async () => {
    const { tell, call, page, device } = await openPhone()
    expect(await tell('scanCode')).toEqual({ errMsg: 'scanCode:fail cancel' })
    expect((await tell('makePhoneCall', {})).errMsg).toMatch(/^makePhoneCall:fail parameter error/)
    expect(await call('canIUse', 'startBluetoothDevicesDiscovery')).toBe(false)
    expect(await page.evaluate(() => 'getLocation' in window.device.wx)).toBe(false)
    expect(await device.violations()).toEqual([])
    await page.evaluate(() => window.device.wx['getLocation'])
    expect(await device.violations()).toMatchObject([{ kind: 'unknown-wx-key', message: 'wx.getLocation' }])
  })

  it('scans what the camera sees', async () => {
    const scan = { result: 'https://example.com/码', scanType: 'QR_CODE' }
    const { tell } = await openPhone({ fixtures: { scans: [scan] } })
    expect(await tell('scanCode')).toMatchObject({ ...scan, errMsg: 'scanCode:ok', charSet: 'UTF-8' })
    expect(await tell('scanCode')).toEqual({ errMsg: 'scanCode:fail cancel' })
  })

  it('says what it is: letters, theme and window', async () => {
    const { call } = await openPhone({ fontScale: 1.25, safeArea: { top: 44, bottom: 34 } })
    const base = (await call('getAppBaseInfo')) as object
    expect(base).toMatchObject({ fontSizeScaleFactor: 1.25, fontSizeSetting: 21 })
    // The sampler's app.json does not say darkmode.
    expect(base).not.toHaveProperty('theme')
    expect(await call('getWindowInfo')).toMatchObject({
      windowWidth: 375,
      statusBarHeight: 44,
      safeArea: { top: 44, bottom: 812 - 34 },
    })
    expect(await call('getSystemInfoSync')).toMatchObject({ platform: 'android', fontSizeSetting: 21 })
  })

  it('tells when the network comes and goes', async () => {
    const { tell, page } = await openPhone()
    const told = await page.evaluate(() => {
      const seen: unknown[] = []
      const listen = (state: unknown) => void seen.push(state)
      const pair = window.device.wx as unknown as Record<string, (listener: (state: unknown) => void) => void>
      pair['onNetworkStatusChange']?.(listen)
      window.device.controls.setNetwork('none')
      window.device.controls.setNetwork('4g')
      pair['offNetworkStatusChange']?.(listen)
      window.device.controls.setNetwork('wifi')
      return seen
    })
    expect(told).toEqual([
      { isConnected: false, networkType: 'none' },
      { isConnected: true, networkType: '4g' },
    ])
    expect(await tell('getNetworkType')).toMatchObject({ networkType: 'wifi' })
  })

  it('notes what it did to the world', async () => {
    const { tell, page } = await openPhone()
    await tell('makePhoneCall', { phoneNumber: '025-8888 8888' })
    await tell('vibrateShort', { type: 'light' })
    expect(await page.evaluate(() => window.device.controls.effects())).toEqual([
      { method: 'makePhoneCall', detail: '025-8888 8888' },
      { method: 'vibrateShort', detail: 'light' },
    ])
  })
})

describe('the net', () => {
  let server: Server
  let url: string

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const { method, url: path, headers } = request
        const body = Buffer.concat(chunks).toString('utf8')
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify({ method, path, type: headers['content-type'], body }))
      })
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  it('fails without a network and when nobody answers', async () => {
    const { tell, page } = await openPhone()
    await page.evaluate(() => window.device.controls.setNetwork('none'))
    expect(await tell('request', { url })).toEqual({
      errno: 600001,
      errMsg: expect.stringMatching(/^request:fail .*ERR_INTERNET_DISCONNECTED$/) as string,
    })
    await page.evaluate(() => window.device.controls.setNetwork('wifi'))
    await page.route('**/never', () => undefined)
    expect(await tell('request', { url: `${url}/never`, timeout: 50 })).toEqual({
      errno: 5,
      errMsg: 'request:fail timeout',
    })
  })

  it('puts data into the query or the body', async () => {
    const { tell } = await openPhone()
    const asked = await tell('request', { url: `${url}/a?b=1`, data: { 词: '一 二' } })
    expect(asked).toMatchObject({
      statusCode: 200,
      data: { method: 'GET', path: '/a?b=1&%E8%AF%8D=%E4%B8%80%20%E4%BA%8C' },
    })
    const sent = await tell('request', { url, method: 'POST', data: { n: 1 } })
    expect(sent).toMatchObject({ data: { method: 'POST', body: '{"n":1}', type: 'application/json' } })
  })

  it('uploads a file as a form and downloads one', async () => {
    const { tell } = await openPhone({ fixtures: { media: ['data:image/jpeg;base64,aGVsbG8='] } })
    const chosen = await tell('chooseImage')
    const [filePath] = chosen['tempFilePaths'] as string[]
    const up = await tell('uploadFile', { url, filePath, name: 'photo', formData: { note: 'n' } })
    const { type, body } = JSON.parse(String(up['data'])) as { type: string; body: string }
    expect(type).toMatch(/^multipart\/form-data; boundary=/)
    expect(body).toMatch(
      /name="note"\r\n\r\nn\r\n[^]*name="photo"; filename="[^"]+\.jpg"[^]*\r\n\r\nhello\r\n/,
    )
    expect(await tell('downloadFile', { url })).toMatchObject({
      statusCode: 200,
      tempFilePath: expect.stringMatching(/^wxfile:\/\/tmp_/) as string,
    })
  })

  it('has ten exchanges at a time; the eleventh waits for its turn', async () => {
    const { page } = await openPhone()
    const underWay = new Set<string>()
    let release: (() => void) | undefined
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/wait/*', async (route) => {
      underWay.add(route.request().url())
      await gate
      await route.continue()
    })
    const tenth = page.waitForRequest('**/wait/9')
    const answers = page.evaluate(async (base) => {
      const ask = (path: string) =>
        new Promise<number>((resolve) => {
          const request = window.device.wx['request'] as (options: object) => void
          request({
            url: base + path,
            success: ({ statusCode }: { statusCode: number }) => resolve(statusCode),
          })
        })
      return Promise.all(Array.from({ length: 12 }, (_none, number) => ask(`/wait/${number}`)))
    }, url)
    await tenth
    expect([...underWay].length).toBeLessThanOrEqual(10)
    release?.()
    expect(await answers).toEqual(Array.from({ length: 12 }, () => 200))
    expect(underWay.size).toBe(12)
  })
})
