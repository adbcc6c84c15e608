import { NEVER } from '../../domain/case'
import type { Wish, WishEvent } from '../../domain/wish/wish'

/** What is known of a wish when it is submitted. */
export type Submitted = Pick<
  Wish,
  | '_id'
  | 'path'
  | 'place'
  | 'householdId'
  | 'kind'
  | 'title'
  | 'reason'
  | 'value'
  | 'neededBy'
  | 'wisher'
  | 'helper'
  | 'contact'
  | 'show'
  | 'textCheck'
  | 'earlier'
  | 'submittedAt'
  | 'listedAt'
>

type Writable = { -readonly [K in keyof Wish]: Wish[K] }

/**
 * A wish in the making. A class, because objects that are spread together from forty fields cost more time than all
 * the rest of a wish.
 */
export class Draft implements Writable {
  _id: string
  version = 0
  state: Wish['state'] = 'draft'
  phase: Wish['phase'] = 'review'
  kind: Wish['kind']
  title: string
  reason: string
  value: number | null
  neededBy: number | null
  path: Wish['path']
  place: Wish['place']
  householdId: string
  wisher: Wish['wisher']
  helper: Wish['helper']
  contact: string | null
  pictures: Wish['pictures'] = []
  show: Wish['show']
  textCheck: Wish['textCheck']
  sensitivity: Wish['sensitivity'] = 'none'
  outline: string | null = null
  stage: Wish['stage'] = null
  audience: Wish['audience'] = []
  claim: Wish['claim'] = null
  releases = 0
  evidence: Wish['evidence'] = null
  confirmedAt: number | null = null
  reopened = 0
  rating: Wish['rating'] = null
  change: Wish['change'] = null
  transferredTo: string | null = null
  channel: string | null = null
  earlier: Wish['earlier']
  submittedAt: number
  slot = ''
  listedAt: number
  events: WishEvent[] = []
  dueAt = NEVER
  clockAt = NEVER
  clockAction: Wish['clockAction'] = null
  keys: Wish['keys'] = []
  effects: Wish['effects'] = []
  effectsAt = NEVER

  constructor(given: Submitted) {
    this._id = given._id
    this.kind = given.kind
    this.title = given.title
    this.reason = given.reason
    this.value = given.value
    this.neededBy = given.neededBy
    this.path = given.path
    this.place = given.place
    this.householdId = given.householdId
    this.wisher = given.wisher
    this.helper = given.helper
    this.contact = given.contact
    this.show = given.show
    this.textCheck = given.textCheck
    this.earlier = given.earlier
    this.submittedAt = given.submittedAt
    this.listedAt = given.listedAt
  }
}
