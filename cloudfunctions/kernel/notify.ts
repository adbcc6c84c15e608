import { isActive, type Effect, type Recipients } from '../../domain/case'
import { templates, type TemplateName } from '../../domain/identity/templates'
import { people } from './actor'
import { collection, operators } from './database'
import { openapi } from './openapi'
import { templateId } from './settings'

/** What a person agreed to receive, one document per person; each agreement is good for one message. */
export interface Subscription {
  readonly _id: string
  readonly openid: string
  readonly credits: { readonly [template: string]: number }
  /** Messages sent lately, so that none is sent twice. */
  readonly sent: readonly string[]
  /** Agreements recorded lately, by idempotency key and digest. */
  readonly keys: readonly { readonly key: string; readonly digest: string }[]
}

export const subscriptions = collection<Subscription>('subscriptions')

/** People that one notice pushes to at most; everybody else finds it on their desk. */
const MOST = 50
/** Ids of sent messages that are remembered per person. */
const REMEMBERED = 50
/** WeChat's limit on a `thing` value. */
const THING = 20

type Notice = Extract<Effect, { kind: 'notify' }>

interface About {
  readonly caseId: string
  /** Page that the message opens. */
  readonly page: string
  readonly at: number
}

/**
 * Pushes to those recipients who agreed to a message of this kind. A credit is taken and the message noted in one
 * guarded write before it is sent: a retry, or a second caller, finds it noted and sends nothing.
 * A push lost in between is not sent again; the case stands on the recipient's desk either way.
 */
export async function notify(notice: Notice, about: About): Promise<void> {
  const ids = await recipientIds(notice.to, about.at)
  if (ids.length === 0) return
  const _ = operators()
  const credit = `credits.${notice.template}`
  const willing = await subscriptions.find({ _id: _.in(ids), [credit]: _.gt(0) }, { limit: MOST })
  const message = `${about.caseId}:${notice.id}`
  for (const { _id, openid } of willing) {
    const taken = await subscriptions.update(
      { _id, [credit]: _.gt(0), sent: _.nin([message]) },
      { [credit]: _.inc(-1), sent: _.push({ each: [message], slice: -REMEMBERED }) },
    )
    if (taken === 1) await send({ openid, personId: _id, notice, about })
  }
}

async function recipientIds(to: Recipients, now: number): Promise<string[]> {
  if ('people' in to) return [...to.people]
  const holders = await people.find({ postKeys: operators().in([...to.posts]) }, { limit: MOST })
  const inOffice = holders.filter(({ posts }) =>
    posts.some((post) => to.posts.includes(`${post.role}@${post.org}`) && isActive(post, now)),
  )
  return inOffice.map(({ _id }) => _id)
}

interface Sending {
  readonly openid: string
  readonly personId: string
  readonly notice: Notice
  readonly about: About
}

/** WeChat's answer that the person's agreement is used up or withdrawn. */
const NOT_SUBSCRIBED = 43101

async function send({ openid, personId, notice, about }: Sending): Promise<void> {
  try {
    await openapi().subscribeMessage.send({
      touser: openid,
      templateId: templateId(notice.template),
      page: about.page,
      data: values(notice, about.at),
      lang: 'zh_CN',
    })
  } catch (error) {
    if ((error as { errCode?: number }).errCode === NOT_SUBSCRIBED) {
      await subscriptions.update({ _id: personId }, { [`credits.${notice.template}`]: 0 })
    }
    console.warn(`message ${notice.template} did not reach ${personId}`, error)
  }
}

function values({ template, words }: Notice, at: number): Record<string, { value: string }> {
  const { slots } = templates[template as TemplateName]
  const all: Record<string, string> = { ...words, time: chinaTime(at) }
  return Object.fromEntries(
    Object.entries(slots).map(([word, slot]) => [
      slot,
      { value: [...(all[word] ?? '')].slice(0, THING).join('') },
    ]),
  )
}

/** 2026年11月21日 15:42, China Standard Time, as a `time` value wants it. */
function chinaTime(at: number): string {
  const [date = '', time = ''] = new Date(at + 8 * 3_600_000).toISOString().split('T')
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日 ${time.slice(0, 5)}`
}
