import type { DevicePage, Json, ShareMessage } from '../device'
import type { Call } from './handlers'
import { urlOf } from './url'

interface Shared {
  readonly title?: string
  readonly path?: string
  readonly imageUrl?: string
  readonly promise?: Promise<Shared>
}

/** WeChat waits this long for `promise`, then takes what it has; in ms (参考/Page, onShareAppMessage). */
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

interface Ask {
  readonly page: DevicePage
  readonly call: Call
  readonly from: 'menu' | 'button'
  readonly target?: { readonly id: string; readonly dataset: Json }
  /** What stands where the page names no title. */
  readonly programTitle: string
}

/** The card that a page is shared as: what it says itself, else this very page (参考/Page, onShareAppMessage). */
export async function shareCard({ page, call, from, target, programTitle }: Ask): Promise<ShareMessage> {
  const said = (call(page.instance, 'onShareAppMessage', { from, target }) ?? {}) as Shared
  const later = said.promise ? await within(said.promise) : {}
  const { title = programTitle, path = urlOf(page), imageUrl = '' } = { ...said, ...later }
  return { title, path: path.replace(/^\//, ''), imageUrl }
}
