import { textOf } from '../server/body'
import type { Pages } from './pages'
import type { ProgramLinks } from './program-links'
import { envVersionOf } from './program-links'
import { drawQrCode } from './qr-code'
import type { Api, ApiAnswer, ApiArguments } from './service'
import { weChatAnswer } from './service'

export interface WxacodeOptions {
  readonly links: ProgramLinks
  readonly pages: Pages
}

/** Characters WeChat allows in a scene. */
const SCENE = /^[\w!#$&'()*+,/:;=?@\-.~]{1,32}$/
const MIN_WIDTH = 280
const MAX_WIDTH = 1280
const DEFAULT_WIDTH = 430
/** Codes that wxacode.get and createQRCode make together in the life of a program. */
const MAX_LIMITED = 100_000

/**
 * wxacode.getUnlimited, get and createQRCode. The picture is a QR code that any scanner reads; WeChat's round
 * code cannot be drawn by others. Its text is the address that ProgramLinks gives.
 */
export function wxacodeApis(options: WxacodeOptions): { readonly [name: string]: Api } {
  return {
    'wxacode.getUnlimited': (args) =>
      refuseUnlimited(args, options.pages) ?? drawUnlimited(args, options.links),
    'wxacode.get': (args) => limited('wxacode.get', args, { ...options, maxPath: 1024 }),
    'wxacode.createQRCode': (args) => limited('wxacode.createQRCode', args, { ...options, maxPath: 128 }),
  }
}

function refuseUnlimited(args: ApiArguments, pages: Pages): ApiAnswer | undefined {
  const { scene, page = '' } = args
  if (typeof scene !== 'string' || !SCENE.test(scene))
    return weChatAnswer(40169, 'invalid length for scene, or the data is not json string')
  if (typeof page !== 'string') return weChatAnswer(47001, 'data format error')
  if (`${scene} ${page}`.includes('scancode_time')) return reservedField()
  const isPage = page === '' || args['check_path'] === false || pages.isKnown(page)
  return !isPage || /^\/|\?/.test(page) ? weChatAnswer(41030, 'invalid page') : refuseCommon(args)
}

function drawUnlimited(args: ApiArguments, links: ProgramLinks): ApiAnswer {
  const [scene, page] = [textOf(args['scene']), textOf(args['page'])]
  const envVersion = String(envVersionOf(args['env_version']))
  const url = links.addressOf({ page, scene, env_version: envVersion })
  links.add({ api: 'wxacode.getUnlimited', page, scene, envVersion, url })
  return picture(url, args)
}

function limited(
  api: string,
  args: ApiArguments,
  { links, maxPath }: WxacodeOptions & { readonly maxPath: number },
): ApiAnswer {
  const { path } = args
  if (typeof path !== 'string' || path === '' || Buffer.byteLength(path) > maxPath)
    return weChatAnswer(40159, 'invalid length for path, or the data is not json string')
  if (path.includes('scancode_time')) return reservedField()
  const refusal = refuseCommon(args)
  if (refusal) return refusal
  if (links.countLimitedCode() > MAX_LIMITED) return weChatAnswer(45029, 'qrcode count out of limit')
  const [page = '', query = ''] = path.split(/\?(.*)/s)
  const envVersion = String(envVersionOf(args['env_version']))
  const url = links.addressOf({ page, query, env_version: envVersion })
  links.add({ api, page, query, envVersion, url })
  return picture(url, args)
}

function refuseCommon(args: ApiArguments): ApiAnswer | undefined {
  if (envVersionOf(args['env_version']) === undefined) return weChatAnswer(40097, 'invalid args')
  if (!Number.isFinite(Number(args['width'] ?? DEFAULT_WIDTH)))
    return weChatAnswer(47001, 'data format error')
  return undefined
}

function reservedField(): ApiAnswer {
  return weChatAnswer(85096, 'not allow include scancode_time field')
}

function picture(url: string, args: ApiArguments): ApiAnswer {
  const wanted = Math.round(Number(args['width'] ?? DEFAULT_WIDTH))
  const width = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, wanted))
  return { kind: 'bytes', contentType: 'image/png', bytes: drawQrCode(url, width) }
}
