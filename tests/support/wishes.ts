import type { Caller } from './cloud'
import type { Company } from './world'

type Submission = Parameters<Caller['api']['wish']['submit']>[0]

export const trolley: Submission = {
  title: '想要一辆买菜用的小推车',
  reason: '腿脚不便，上下坡拎不动菜',
  kind: 'goods',
  value: 60,
  for: { who: 'me' },
}
export const chess: Submission = { title: '周末陪爷爷下两盘象棋', kind: 'company', for: { who: 'me' } }

interface Kept {
  readonly id: string
  readonly version: number
}

/** Publishes a submitted wish as the community does. */
export const publish = (people: Company, { id, version }: Kept) =>
  people.communityStaff.api.wish.review({
    id,
    version,
    decision: { verdict: 'publish', sensitivity: 'none', seenByPerson: true },
  })

/** A wish in the state that a story needs, brought there by the people who would. */
export const bring = {
  review: (people: Company, submission: Submission = trolley) => people.wisher.api.wish.submit(submission),
  async open(people: Company, submission: Submission = trolley) {
    return publish(people, await bring.review(people, submission))
  },
  async claimed(people: Company, submission: Submission = trolley) {
    const { id } = await bring.open(people, submission)
    return people.branchMember.api.wish.claim({ id })
  },
  async team(people: Company, places = 3) {
    const { id } = await bring.open(people)
    return people.branchMember.api.wish.claim({ id, places })
  },
  async confirming(people: Company) {
    const { id } = await bring.claimed(people, chess)
    return people.branchMember.api.wish.fulfil({ id, minutes: 60 })
  },
  async realised(people: Company) {
    const { id } = await bring.confirming(people)
    return people.wisher.api.wish.confirm({ id })
  },
  async rated(people: Company) {
    const { id } = await bring.realised(people)
    return people.wisher.api.wish.rate({ id, score: 5, thanks: '谢谢小李', consent: true })
  },
}
