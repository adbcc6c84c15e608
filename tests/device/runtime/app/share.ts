import type { DeviceHost, DevicePage, Json, ShareMessage } from '../device'
import type { ProgramParcel } from '../program'
import type { Call } from './handlers'
import type { Pages } from './page-stack'
import { parseUrl, urlOf } from './url'

interface Shared {
  readonly title?: string
  readonly path?: string
  readonly imageUrl?: string
  readonly promise?: Promise<Shared>
}

/** WeChat waits this long for `promise`, then takes what it has; in ms (框架接口/页面, onShareAppMessage). */
const patience = 3000

function within(promise: Promise<Shared>): Promise<Shared> {
  let settle: (answer: Shared) => void = () => undefined
  const answer = new Promise<Shared>((resolve) => {
    settle = resolve
  })
  const timer = setTimeout(() => settle({}), patience)
  promise.then(settle, () => settle({})).finally(() => clearTimeout(timer))
  return answer
}

interface Parts {
  readonly pages: Pages
  readonly parcel: ProgramParcel
  readonly call: Call
}

interface Button {
  readonly id: string
  readonly dataset: Json
}

/** Only a page with a handler of its own has 转发 in its menu; for a button without one there is nothing to send. */
function checkHandler({ path, instance }: DevicePage): void {
  if (typeof instance['onShareAppMessage'] === 'function') return
  throw new Error(`${path} is not to be forwarded: it defines no onShareAppMessage`)
}

/** WeChat sends whatever path it is given; whoever taps the card of a wrong one sees an empty page. */
function checkPath(path: string, { configs }: ProgramParcel): void {
  if (!path.startsWith('/')) throw new Error(`the path of a share card begins with /: ${path}`)
  if (!configs[parseUrl(path, '').path])
    throw new Error(`the path of a share card is not in app.json: ${path}`)
}

/** The card that a page is forwarded as: what it says itself, else this very page (框架接口/页面, onShareAppMessage). */
async function cardOf(page: DevicePage, { parcel, call }: Parts, target?: Button): Promise<ShareMessage> {
  checkHandler(page)
  const from = target ? 'button' : 'menu'
  const said = (call(page.instance, 'onShareAppMessage', { from, target }) ?? {}) as Shared
  const later = said.promise ? await within(said.promise) : {}
  const usual = { title: parcel.app.window?.navigationBarTitleText ?? '', path: urlOf(page), imageUrl: '' }
  const { title, path, imageUrl } = { ...usual, ...said, ...later }
  checkPath(path, parcel)
  return { title, path: path.slice(1), imageUrl }
}

/** The menu's 转发, buttons that share, and where their cards go. */
export function sharing(parts: Parts): Pick<DeviceHost, 'shared' | 'share' | 'setShareMenu'> {
  const shared: ShareMessage[] = []
  const hidden = new WeakSet<DevicePage>()
  const top = (): DevicePage => {
    const page = parts.pages.current()
    if (!page) throw new Error('no page is open yet')
    return page
  }
  return {
    shared,
    setShareMenu(isVisible) {
      if (isVisible) hidden.delete(top())
      else hidden.add(top())
    },
    async share(button) {
      const page = top()
      if (!button && hidden.has(page)) throw new Error(`${page.path} has hidden 转发 from its menu`)
      const card = await cardOf(page, parts, button)
      shared.push(card)
      return card
    },
  }
}
