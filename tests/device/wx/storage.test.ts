import { useWx } from '../support/wx'

const openPhone = useWx()
const megabyte = 1024 * 1024

describe('storage', () => {
  it('refuses a key of more than 1 MB and more than 10 MB in all', async () => {
    const { tell, page } = await openPhone({ openid: 'oStorageLimits' })
    expect(await tell('setStorage', { key: 'big', data: 'x'.repeat(megabyte) })).toEqual({
      errMsg: 'setStorage:fail entry size limit reached',
    })
    const refusals = await page.evaluate(() => {
      const { setStorageSync } = window.device.wx as { setStorageSync: (key: string, data: unknown) => void }
      // A browser keeps less than a phone; what is over its measure is this device's memory only.
      Storage.prototype.setItem = () => undefined
      return Array.from({ length: 11 }, (_none, number) => {
        try {
          setStorageSync(`part ${number}`, 'x'.repeat(1000 * 1024))
          return null
        } catch (error) {
          return (error as Error).message
        }
      })
    })
    expect(refusals.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => null))
    expect(refusals[10]).toBe('setStorageSync:fail exceed storage max size 10Mb')
    expect(await tell('getStorageInfo')).toMatchObject({
      limitSize: 10 * 1024,
      currentSize: expect.any(Number) as number,
    })
  })

  it('fails for a key that is not there, and answers an empty text in the same breath', async () => {
    const { tell, call } = await openPhone({ openid: 'oStorageNothing' })
    expect(await tell('getStorage', { key: 'none' })).toEqual({ errMsg: 'getStorage:fail data not found' })
    expect(await call('getStorageSync', 'none')).toBe('')
  })

  it('fails for a key that is no text', async () => {
    const { tell } = await openPhone({ openid: 'oStorageKey' })
    expect(await tell('setStorage', { key: 7, data: 1 })).toEqual({
      errMsg: 'setStorage:fail parameter error: parameter.key should be String instead of number;',
    })
  })

  it('keeps a value over a restart, and for this person only', async () => {
    const { tell, device, call } = await openPhone({ openid: 'oStorageOne' })
    expect(await tell('setStorage', { key: 'draft', data: { words: '心愿', list: [1, null] } })).toEqual({
      errMsg: 'setStorage:ok',
    })
    await device.restart()
    expect(await call('getStorageSync', 'draft')).toEqual({ words: '心愿', list: [1, null] })
    expect(await call('getStorageInfoSync')).toMatchObject({ keys: ['draft'] })
    await call('removeStorageSync', 'draft')
    expect(await call('getStorageSync', 'draft')).toBe('')
  })

  it('keeps a date a date', async () => {
    const { page } = await openPhone({ openid: 'oStorageDate' })
    const kept = await page.evaluate(() => {
      const wx = window.device.wx as unknown as {
        setStorageSync: (key: string, data: Date) => void
        getStorageSync: (key: string) => Date
      }
      wx.setStorageSync('day', new Date(0))
      return wx.getStorageSync('day').getTime()
    })
    expect(kept).toBe(0)
  })

  it('answers a promise to a call without callbacks, and rejects it with the errMsg', async () => {
    const { page } = await openPhone({ openid: 'oStoragePromise' })
    const told = await page.evaluate(() =>
      (window.device.wx['getStorage'] as (options: object) => Promise<unknown>)({ key: 'none' }).catch(
        (reason: unknown) => reason,
      ),
    )
    expect(told).toEqual({ errMsg: 'getStorage:fail data not found' })
  })
})
