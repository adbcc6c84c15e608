import { join } from 'node:path'
import { startCloud, type Cloud } from '../../support/cloud'
import { smallPhoto } from '../../support/photo'
import { useWx, type WxPhone } from '../support/wx'

const openPhone = useWx()
const photo = `data:image/jpeg;base64,${smallPhoto.toString('base64')}`
let cloud: Cloud

beforeAll(async () => {
  cloud = await startCloud({ functionsDir: join(__dirname, '..', 'fixtures', 'functions'), strict: false })
})
afterAll(() => cloud.stop())

/** A phone whose program has called wx.cloud.init. */
async function phoneOf(openid: string): Promise<WxPhone> {
  const phone = await openPhone({ openid, emulatorUrl: cloud.url, fixtures: { media: [photo] } })
  await phone.page.evaluate(() => (window.device.wx.cloud as unknown as { init: () => void }).init())
  return phone
}

/** The path of a chosen picture. */
async function choosePicture({ tell }: WxPhone): Promise<string> {
  const chosen = await tell('chooseMedia', { count: 1 })
  return (chosen['tempFiles'] as { tempFilePath: string }[])[0]?.tempFilePath ?? ''
}

describe('functions', () => {
  it('are refused before init', async () => {
    const { tell } = await openPhone({ openid: 'oCloudEarly', emulatorUrl: cloud.url })
    expect(await tell('cloud.callFunction', { name: 'echo' })).toEqual({
      errCode: -1,
      errMsg: "cloud.callFunction:fail Error: Cloud API isn't enabled, please call wx.cloud.init first",
    })
  })

  it.each([
    ['none', -501000, 'FunctionName parameter could not be found'],
    ['broken', -504002, 'functions execute fail'],
    ['large', -604001, 'response size is larger than 1M'],
  ])('fail in the words of WeChat: %s', async (name, errCode, words) => {
    const { tell } = await phoneOf('oCloudFail')
    const told = await tell('cloud.callFunction', { name })
    expect(told['errCode']).toBe(errCode)
    expect(told.errMsg).toMatch(/^cloud\.callFunction:fail Error: errCode: -\d+ .+ \| errMsg: /)
    expect(told.errMsg).toContain(words)
  })

  it('fail without a network, and a call under way fails when the network goes', async () => {
    const phone = await phoneOf('oCloudOffline')
    await phone.page.evaluate(() => window.device.controls.setNetwork('none'))
    const told = await phone.tell('cloud.callFunction', { name: 'echo' })
    expect(told).toMatchObject({ errCode: -1, errMsg: expect.stringContaining('request:fail') as string })
    await phone.page.evaluate(() => window.device.controls.setNetwork('wifi'))
    expect(await phone.tell('cloud.callFunction', { name: 'echo' })).toMatchObject({
      errMsg: 'cloud.callFunction:ok',
    })

    // The server takes the request and never answers it.
    await phone.page.route('**/functions/echo', () => undefined)
    const asked = phone.page.waitForRequest('**/functions/echo')
    const underWay = phone.tell('cloud.callFunction', { name: 'echo' })
    await asked
    await phone.page.evaluate(() => window.device.controls.setNetwork('none'))
    expect((await underWay).errMsg).toContain('request:fail')
  })

  it('receive their data and know who calls', async () => {
    const { tell } = await phoneOf('oCloudCaller')
    expect(await tell('cloud.callFunction', { name: 'echo', data: { word: '心愿' } })).toEqual({
      errMsg: 'cloud.callFunction:ok',
      result: { said: '心愿', openid: 'oCloudCaller' },
      requestID: expect.stringMatching(/./) as string,
    })
  })
})

describe('files', () => {
  it('are refused when the local file is not there or the cloud file is someone else’s', async () => {
    const owner = await phoneOf('oCloudOwner')
    expect(
      (await owner.tell('cloud.uploadFile', { cloudPath: 'a.jpg', filePath: 'wxfile://tmp_none.jpg' }))
        .errMsg,
    ).toContain('no such file or directory')
    const filePath = await choosePicture(owner)
    await owner.tell('cloud.uploadFile', { cloudPath: 'owned.jpg', filePath })
    const other = await phoneOf('oCloudOther')
    const told = await other.tell('cloud.uploadFile', {
      cloudPath: 'owned.jpg',
      filePath: await choosePicture(other),
    })
    expect(told['errCode']).toBe(-503002)
  })

  it('go up, come down by a link and are deleted', async () => {
    const phone = await phoneOf('oCloudFiles')
    const filePath = await choosePicture(phone)
    const { fileID, statusCode } = await phone.tell('cloud.uploadFile', {
      cloudPath: '图片/一.jpg',
      filePath,
    })
    expect(fileID).toMatch(/^cloud:\/\/.+\/图片\/一\.jpg$/)
    expect(statusCode).toBe(200)
    const links = await phone.tell('cloud.getTempFileURL', { fileList: [fileID, 'cloud://none.none/x.jpg'] })
    expect(links['fileList']).toMatchObject([
      { fileID, status: 0 },
      { status: -503002, tempFileURL: '' },
    ])
    const down = await phone.tell('cloud.downloadFile', { fileID })
    expect(await phone.tell('getImageInfo', { src: down['tempFilePath'] })).toMatchObject({
      errMsg: 'getImageInfo:ok',
    })
    expect(await phone.tell('cloud.deleteFile', { fileList: [fileID] })).toMatchObject({
      fileList: [{ status: 0 }],
    })
    expect(await phone.tell('cloud.downloadFile', { fileID })).toMatchObject({ errCode: -503003 })
  })

  it('report how far they are to a caller with callbacks, who alone gets a task', async () => {
    const phone = await phoneOf('oCloudProgress')
    const filePath = await choosePicture(phone)
    const seen = await phone.page.evaluate(async (path) => {
      interface Task {
        onProgressUpdate?: (listener: (state: { progress: number }) => void) => void
      }
      const cloud = window.device.wx.cloud as unknown as { uploadFile: (options: object) => Task }
      const progress: number[] = []
      await new Promise((success) => {
        const task = cloud.uploadFile({ cloudPath: 'progress.jpg', filePath: path, success })
        task.onProgressUpdate?.((state) => progress.push(state.progress))
      })
      const promised = cloud.uploadFile({ cloudPath: 'promise.jpg', filePath: path })
      await (promised as unknown as Promise<unknown>)
      return { last: progress.at(-1), promiseReports: promised.onProgressUpdate !== undefined }
    }, filePath)
    expect(seen).toEqual({ last: 100, promiseReports: false })
  })
})
