import { randomBytes } from 'node:crypto'
import { isJsonObject, textOf } from '../server/body'
import type { Pages } from './pages'
import type { ProgramLink, ProgramLinks } from './program-links'
import { envVersionOf } from './program-links'
import type { Api, ApiAnswer, ApiArguments } from './service'
import { weChatAnswer } from './service'

export interface UrlLinkOptions {
  readonly links: ProgramLinks
  readonly pages: Pages
  readonly now: () => number
}

const QUERY = /^[\w!#$&'()*+,/:;=?@\-.~%]{0,1024}$/
const MINUTE_MS = 60 * 1000
const DAY_MS = 24 * 60 * MINUTE_MS
const MAX_DAYS = 30
const MAX_TITLE = 20

/** urllink.generate, urlscheme.generate and shortlink.generate. */
export function urlLinkApis(options: UrlLinkOptions): { readonly [name: string]: Api } {
  return {
    'urllink.generate': (args) => generate('urllink.generate', options, args, args),
    'urlscheme.generate': (args) => {
      const target = args['jump_wxa'] ?? {}
      return isJsonObject(target)
        ? generate('urlscheme.generate', options, target, args)
        : weChatAnswer(47001, 'data format error')
    },
    'shortlink.generate': (args) => shortLink(options, args),
  }
}

function generate(
  api: 'urllink.generate' | 'urlscheme.generate',
  { links, pages, now }: UrlLinkOptions,
  ...[target, expiry]: [ApiArguments, ApiArguments]
): ApiAnswer {
  const [path, query] = [textOf(target['path']), textOf(target['query'])]
  const page = path.replace(/^\//, '')
  if (path.includes('?') || (page !== '' && !pages.isKnown(page)))
    return weChatAnswer(40165, 'invalid weapp pagepath')
  if (!QUERY.test(query)) return weChatAnswer(40212, 'invalid query')
  const envVersion = envVersionOf(target['env_version'])
  if (envVersion === undefined) return weChatAnswer(85402, 'invalid env_version')
  const expiresAt = expiryOf(expiry, now())
  if (expiresAt === undefined) return weChatAnswer(85401, 'time limit between 1min and 30days')
  const link = { api, page, query, envVersion, expiresAt }
  if (api === 'urllink.generate') {
    const url = links.addressOf({ page, query, env_version: envVersion })
    return added(links, { ...link, url }, 'url_link')
  }
  return added(links, { ...link, url: `weixin://dl/business/?t=${token()}` }, 'openlink')
}

/** When a link ends (ms): at a time of at most 30 days, or after days; 30 days when nothing is said. */
function expiryOf(args: ApiArguments, now: number): number | undefined {
  const longest = now + MAX_DAYS * DAY_MS
  if (args['expire_type'] === 1) {
    const days = Number(args['expire_interval'])
    return days > 0 && days <= MAX_DAYS ? now + days * DAY_MS : undefined
  }
  if (args['expire_time'] === undefined) return longest
  const at = Number(args['expire_time']) * 1000
  return at >= now + MINUTE_MS && at <= longest ? at : undefined
}

function shortLink({ links, pages, now }: UrlLinkOptions, args: ApiArguments): ApiAnswer {
  const pageUrl = textOf(args['page_url'])
  const [page = '', query = ''] = pageUrl.split(/\?(.*)/s)
  if (page === '' || pageUrl.length > 1024 || !pages.isKnown(page)) return weChatAnswer(40066, 'invalid url')
  const given = textOf(args['page_title'])
  const title = [...given].length > MAX_TITLE ? `${[...given].slice(0, MAX_TITLE).join('')}...` : given
  const url = `#小程序://${title}/${token()}`
  const end = args['is_permanent'] === true ? {} : { expiresAt: now() + MAX_DAYS * DAY_MS }
  return added(links, { api: 'shortlink.generate', page, query, envVersion: 'release', url, ...end }, 'link')
}

function added(links: ProgramLinks, link: Omit<ProgramLink, 'at'>, field: string): ApiAnswer {
  links.add(link)
  return weChatAnswer(0, 'ok', { [field]: link.url })
}

function token(): string {
  return randomBytes(8).toString('base64url')
}
