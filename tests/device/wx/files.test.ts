import { smallPhoto } from '../../support/photo'
import { useWx } from '../support/wx'

const openPhone = useWx()
const photo = `data:image/jpeg;base64,${smallPhoto.toString('base64')}`

type Files = Readonly<Record<string, (...args: unknown[]) => unknown>>

describe('files', () => {
  it('refuses to write outside the own folder, to read what is not there, and a choice that is cancelled', async () => {
    const { tell, page } = await openPhone()
    const refusals = await page.evaluate(() => {
      const files = (window.device.wx['getFileSystemManager'] as () => Files)()
      const refusal = (method: string, ...args: unknown[]) => {
        try {
          return files[method]?.(...args)
        } catch (error) {
          return (error as Error).message
        }
      }
      return [
        refusal('writeFileSync', 'wxfile://tmp_1.jpg', 'text'),
        refusal('readFileSync', 'wxfile://usr/none'),
        refusal('accessSync', 'wxfile://usr/none'),
        refusal('unlinkSync', 'wxfile://usr/none'),
      ]
    })
    expect(refusals).toEqual([
      'writeFileSync:fail permission denied, open "wxfile://tmp_1.jpg"',
      'readFileSync:fail no such file or directory, open "wxfile://usr/none"',
      'accessSync:fail no such file or directory, open "wxfile://usr/none"',
      'unlinkSync:fail no such file or directory, open "wxfile://usr/none"',
    ])
    expect(await tell('chooseMedia', { count: 1 })).toEqual({ errMsg: 'chooseMedia:fail cancel' })
  })

  it('writes, reads, looks at and removes a file of its own, which outlives a restart', async () => {
    const { page, device } = await openPhone({ openid: 'oFilesKept' })
    const write = () => {
      const files = (window.device.wx['getFileSystemManager'] as () => Files)()
      const { USER_DATA_PATH } = window.device.wx['env'] as { USER_DATA_PATH: string }
      files['writeFileSync']?.(`${USER_DATA_PATH}/note.txt`, '心愿')
    }
    const look = () => {
      const files = (window.device.wx['getFileSystemManager'] as () => Files)()
      const path = 'wxfile://usr/note.txt'
      const seen = {
        text: files['readFileSync']?.(path, 'utf8'),
        size: (files['statSync']?.(path) as { size: number }).size,
        bytes: (files['readFileSync']?.(path) as ArrayBuffer).byteLength,
      }
      files['unlinkSync']?.(path)
      return seen
    }
    await page.evaluate(write)
    await device.restart()
    expect(await page.evaluate(look)).toEqual({ text: '心愿', size: 6, bytes: 6 })
    await device.restart()
    await expect(page.evaluate(look)).rejects.toThrow('no such file or directory')
  })

  it('chooses pictures in their order, makes them smaller and tells their size', async () => {
    const { tell } = await openPhone({ fixtures: { media: [photo, photo, photo] } })
    const chosen = await tell('chooseMedia', { count: 2, mediaType: ['image'] })
    const files = chosen['tempFiles'] as { tempFilePath: string; size: number; fileType: string }[]
    expect(files).toHaveLength(2)
    expect(files[0]).toMatchObject({ size: smallPhoto.length, fileType: 'image' })
    const src = files[0]?.tempFilePath ?? ''
    const before = await tell('getImageInfo', { src })
    const small = await tell('compressImage', { src, compressedWidth: 8, quality: 50 })
    const after = await tell('getImageInfo', { src: small['tempFilePath'] })
    expect(after).toMatchObject({ width: 8, type: 'jpeg' })
    expect(Number(after['height'])).toBe(Math.round((8 * Number(before['height'])) / Number(before['width'])))
  })

  it('saves a picture with the permission only, and remembers a refusal', async () => {
    const { tell, page, device } = await openPhone({ fixtures: { media: [photo], permission: 'ask' } })
    const chosen = await tell('chooseImage')
    const [filePath] = chosen['tempFilePaths'] as string[]
    const refused = tell('saveImageToPhotosAlbum', { filePath })
    await page.getByRole('button', { name: '拒绝' }).click()
    expect(await refused).toEqual({ errMsg: 'saveImageToPhotosAlbum:fail auth deny' })
    expect(await tell('saveImageToPhotosAlbum', { filePath })).toEqual({
      errMsg: 'saveImageToPhotosAlbum:fail auth deny',
    })
    expect(await tell('getSetting')).toMatchObject({ authSetting: { 'scope.writePhotosAlbum': false } })
    expect(await device.violations()).toEqual([])
  })
})
