import type { CaseEvent, Recipients } from '../../../domain/case'
import { postKey } from '../../../domain/case'
import { communityRoles, volunteerRoles } from '../../../domain/roles'
import { orgAt } from '../../../domain/wish/desk'
import type { Wish, WishEvent } from '../../../domain/wish/wish'
import type { WishAction } from '../../../domain/wish/workflow'
import type { EffectBody } from '../../kernel/cases'

interface Happened {
  readonly event: WishEvent
  readonly after: Wish
  readonly before: Wish
}
type Consequence = (happened: Happened) => EffectBody[]

/** The wisher, and whoever asked for them. */
const askers = ({ wisher, helper }: Wish): Recipients => ({
  people: [...new Set([wisher.id, helper?.id ?? null].filter((id) => id !== null))],
})
const claimers = ({ claim }: Wish): string[] =>
  claim ? [claim.lead, ...claim.members].map(({ id }) => id) : []
const branchPosts = (wish: Wish): string[] => {
  const grid = orgAt(wish.path, 'grid')
  return [postKey('branchSecretary', grid), postKey('branchMember', grid)]
}
const secretary = (wish: Wish): Recipients => ({
  posts: [postKey('branchSecretary', orgAt(wish.path, 'grid'))],
})

/** What a message says of a wish: never more than the public may know. */
const publicTitle = (wish: Wish): string =>
  wish.sensitivity === 'none' ? wish.title : (wish.outline ?? '一个微心愿')

const news =
  (to: (happened: Happened) => Recipients, text: string): Consequence =>
  (happened) => [
    {
      kind: 'notify',
      template: 'wishNews',
      to: to(happened),
      words: { wish: publicTitle(happened.after), news: text },
    },
  ]
const toAskers = (text: string): Consequence => news(({ after }) => askers(after), text)
const members = ({ claim }: Wish): string[] => claim?.members.map(({ id }) => id) ?? []
const toMembers = (text: string): Consequence => news(({ before }) => ({ people: members(before) }), text)
const toClaimers = (text: string): Consequence => news(({ before }) => ({ people: claimers(before) }), text)

const offer =
  (posts: (wish: Wish) => string[]): Consequence =>
  ({ after }) => [
    {
      kind: 'notify',
      template: 'wishWaiting',
      to: { posts: posts(after) },
      words: { wish: publicTitle(after), place: after.place.grid },
    },
  ]

/** The community's volunteers; at the last stage its staff, who think again: a whole subdistrict is not pushed to. */
const widerPosts = ({ path, stage }: Wish): string[] => {
  const community = orgAt(path, 'community')
  const roles = stage === 'subdistrict' ? communityRoles : volunteerRoles
  return roles.map((role) => postKey(role, community))
}

const countRelease: Consequence = ({ before }) =>
  before.claim ? [{ kind: 'countRelease', personId: before.claim.lead.id }] : []

const auditReveal: Consequence = ({ event }) => (event.by ? [{ kind: 'audit', by: event.by }] : [])

/** WeChat wants the openid of somebody who is here now: whoever submits. */
const checkPictures: Consequence = ({ event, after }) =>
  event.by && after.pictures.some(({ check, trace }) => check === 'pending' && trace === null)
    ? [{ kind: 'checkPictures', personId: event.by.id }]
    : []

const consequences: Partial<Record<WishAction, Consequence[]>> = {
  submit: [checkPictures],
  edit: [checkPictures],
  sendBack: [toAskers('社区请您改一改再提交')],
  decline: [toAskers('社区写了回复，请看看')],
  transfer: [toAskers('已转到更合适的渠道')],
  publish: [toAskers('已通过，交给网格党支部'), offer(branchPosts)],
  widen: [offer(widerPosts)],
  claim: [toAskers('有人认领了')],
  join: [toClaimers('有人加入了小组')],
  reveal: [auditReveal],
  remind: [
    ({ after }) => [
      {
        kind: 'notify',
        template: 'claimDue',
        to: { people: claimers(after) },
        words: { wish: publicTitle(after), news: '快到期了，可延期或放弃' },
      },
    ],
  ],
  extend: [toAskers('认领人申请多几天')],
  release: [toAskers('认领人放弃了，会再找人'), toMembers('牵头人放弃了，心愿已退回'), countRelease],
  expire: [toAskers('认领到期，会再找人'), toClaimers('认领已到期，心愿已退回')],
  fulfil: [toAskers('认领人说办好了，请确认')],
  askChange: [toClaimers('许愿人想改一改，请答复')],
  agreeEdit: [toAskers('认领人同意修改')],
  agreeWithdraw: [toAskers('认领人同意撤回')],
  disagree: [toAskers('认领人没有同意改动')],
  confirm: [toClaimers('许愿人确认收到了')],
  silence: [toAskers('到期未答，算作已收到'), toClaimers('到期未答，算作已收到')],
  reopen: [toClaimers('许愿人说还没办好'), news(({ after }) => secretary(after), '许愿人说还没办好')],
  rate: [toClaimers('许愿人写了评价')],
}

/** What is to be done after an event: messages, checks, records. Pure. */
export const consequencesOf = (
  event: CaseEvent<Wish['state'], WishAction>,
  after: Wish,
  before: Wish,
): EffectBody[] => {
  const happened = { event, after, before }
  return (consequences[event.action] ?? []).flatMap((consequence) => consequence(happened))
}
