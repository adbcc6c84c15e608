import { NEVER } from '../../../domain/case'
import { underMandate } from '../../../domain/identity/mandates'
import { maskName } from '../../../domain/identity/person'
import { availableActions, reopenUntil } from '../../../domain/wish/available'
import type { WishRules } from '../../../domain/wish/rules'
import { callable, looksAfter, mayHaveToCall, seesAll } from '../../../domain/wish/parties'
import type { WishCard, WishDetail } from '../../../domain/wish/schemas'
import { suggestOutline, suggestSensitivity } from '../../../domain/wish/text-rules'
import type { Claimer, Wish } from '../../../domain/wish/wish'
import type { WishParty } from '../../../domain/wish/workflow'
import type { Context } from '../../kernel/context'
import { temporaryLinks } from '../../kernel/files'
import { wishRules } from '../../kernel/settings'
import { nicknameIn, pictureIn, type FacedWish } from './faces'
import { sidesOf } from './policy'

/** A wish as one person sees it. */
interface View {
  readonly wish: FacedWish
  readonly parties: readonly WishParty[]
  /** Has a part in it, so sees everything but the contact. */
  readonly isInside: boolean
  /** Has a post over the place: people are spoken of by their names, masked or not. */
  readonly isStaff: boolean
  readonly now: number
  readonly links: ReadonlyMap<string, string>
}

/** Cards for those of the wishes that the caller may see, with links to their pictures fetched in one call. */
export async function presentCards(wishes: readonly FacedWish[], context: Context): Promise<WishCard[]> {
  const visible = wishes.flatMap((wish) => {
    const view = viewOf(wish, context)
    return view ? [view] : []
  })
  const links = await temporaryLinks(
    visible.flatMap((view) => [...visiblePictures(view).slice(0, 1), ...faceFilesOf(view.wish)]),
  )
  return visible.map((view) => cardOf({ ...view, links }))
}

/** Everything that the caller may see of one wish; null when that is nothing. */
export async function presentWish(wish: FacedWish, context: Context): Promise<WishDetail | null> {
  const view = viewOf(wish, context)
  if (!view) return null
  const links = await temporaryLinks([...visiblePictures(view), ...evidenceFiles(view), ...faceFilesOf(wish)])
  return detailOf({ ...view, links }, context.actor.person._id)
}

function viewOf(wish: FacedWish, context: Context): Omit<View, 'links'> | null {
  const parties = sidesOf(wish, context)
  const { actor, now } = context
  const isStaff = looksAfter(wish, actor.person, { now })
  return parties && { wish, parties, isInside: seesAll(parties), isStaff, now }
}

const hidesText = ({ wish, isInside }: Pick<View, 'wish' | 'isInside'>): boolean =>
  !isInside && wish.sensitivity !== 'none'

function visiblePictures(view: Pick<View, 'wish' | 'isInside'>): string[] {
  const { wish, isInside } = view
  if (isInside) return wish.pictures.map(({ file }) => file)
  if (hidesText(view) || !wish.show.pictures) return []
  return wish.pictures.filter(({ check }) => check === 'pass').map(({ file }) => file)
}

const evidenceFiles = ({ wish: { evidence }, isInside }: Pick<View, 'wish' | 'isInside'>): string[] =>
  isInside && evidence ? [...evidence.photos, ...(evidence.signature ? [evidence.signature] : [])] : []

/** By name for those with a part in it; for neighbours as they want to be called, or masked. */
function named({ wish, isInside, isStaff }: View, { id, name }: Named): string {
  if (isInside) return name
  return (isStaff ? null : nicknameIn(wish, id)) ?? maskName(name)
}
type Named = { readonly id: string | null; readonly name: string }

const claimersOf = ({ claim }: Wish): readonly Claimer[] => (claim ? [claim.lead, ...claim.members] : [])

const faceFilesOf = (wish: FacedWish): string[] =>
  claimersOf(wish).flatMap(({ id }) => pictureIn(wish, id) ?? [])

const orNull = (time: number): number | null => (time === NEVER ? null : time)

function cardOf(view: View): WishCard {
  const { wish, links } = view
  const picture = visiblePictures(view)[0]
  return {
    id: wish._id,
    version: wish.version,
    ...publicText(view),
    kind: wish.kind,
    value: wish.value,
    state: wish.state,
    stage: wish.stage,
    neededBy: wish.neededBy,
    picture: (picture && links.get(picture)) ?? null,
    grid: wish.place.grid,
    submittedAt: wish.submittedAt,
    dueAt: orNull(wish.dueAt),
    claim: claimView(view),
    ...insideFigures(view),
    actions: availableActions(wish, { parties: view.parties, rules: wishRules(), now: view.now }),
  }
}

function publicText(view: View): Pick<WishCard, 'title' | 'reason' | 'isOutline'> {
  const { wish, isInside } = view
  if (hidesText(view)) return { title: wish.outline ?? '', reason: '', isOutline: true }
  return { title: wish.title, reason: isInside || wish.show.reason ? wish.reason : '', isOutline: false }
}

const insideFigures = ({ wish, isInside }: View): Pick<WishCard, 'building' | 'releases' | 'reopened'> =>
  isInside
    ? { building: wish.place.building, releases: wish.releases, reopened: wish.reopened }
    : { building: '', releases: 0, reopened: 0 }

function claimView(view: View): WishCard['claim'] {
  const { wish, links } = view
  const { claim } = wish
  return (
    claim && {
      lead: named(view, claim.lead),
      as: claim.lead.as,
      members: claim.members.map((member) => named(view, member)),
      faces: claimersOf(wish).map(({ id }) => links.get(pictureIn(wish, id) ?? '') ?? null),
      places: claim.places,
    }
  )
}

function detailOf(view: View, personId: string): WishDetail {
  const { wish, isInside } = view
  return {
    ...cardOf(view),
    ...mineOrMyClaim(view, personId),
    viewerId: personId,
    days: daysOf(wishRules()),
    ...insideFields(view),
    // Why only an outline is shown is nobody's business but of those with a part in it.
    sensitivity: isInside ? wish.sensitivity : 'none',
    outline: wish.outline,
    show: wish.show,
    pictures: picturesOf(view),
    calls: mayHaveToCall(wish, view.parties) ? callable(wish) : [],
    community: wish.place.community,
    isInside,
    wisher: named(view, wish.wisher),
    wisherHasPhone: !isInside || wish.wisher.hasPhone,
    events: eventsOf(view),
    evidence: evidenceOf(view),
    rating: ratingOf(view),
    reopenUntil: reopenUntil(wish, wishRules()),
    extensionsLeft: Math.max(0, wishRules().extensions - (wish.claim?.extensions ?? 0)),
  }
}

/** What only those with a part in the wish see, and of that what only those who look after it see. */
function insideFields({
  wish,
  parties,
  isInside,
}: View): Pick<WishDetail, 'helper' | 'change' | 'channel' | 'transferredTo' | 'claimerReleases' | 'review'> {
  return {
    helper: isInside && wish.helper ? helperView(wish.helper) : null,
    change: isInside ? changeOf(wish) : null,
    channel: isInside ? wish.channel : null,
    transferredTo: isInside ? wish.transferredTo : null,
    claimerReleases: watches(parties) && wish.claim ? wish.claim.lead.earlierReleases : null,
    review: parties.includes('community') ? reviewOf(wish) : null,
  }
}

function mineOrMyClaim(
  { wish, parties }: View,
  personId: string,
): Pick<WishDetail, 'isMine' | 'isMyClaim' | 'contactSeen'> {
  return {
    isMine: parties.includes('wisher'),
    isMyClaim: claimersOf(wish).some(({ id }) => id === personId),
    contactSeen: wish.claim?.contactSeenBy.includes(personId) ?? false,
  }
}

const daysOf = ({ branchHours, claimHours, reopenHours }: WishRules): WishDetail['days'] => ({
  branch: branchHours / 24,
  claim: claimHours / 24,
  reopen: reopenHours / 24,
})

const watches = (parties: readonly WishParty[]): boolean =>
  parties.includes('branchSecretary') || parties.includes('community')

const helperView = ({ name, relation, isStaff, mandate }: NonNullable<Wish['helper']>) => ({
  ...{ name, relation, isStaff, isAgent: mandate !== undefined },
})

const picturesOf = (view: View): WishDetail['pictures'] => {
  const visible = visiblePictures(view)
  return view.wish.pictures
    .filter(({ file }) => visible.includes(file))
    .map(({ file, check }) => ({ file, check, url: view.links.get(file) ?? null }))
}

/** The track. Who opened the contact, and what people wrote to each other, stays among those with a part in it. */
const eventsOf = (view: View): WishDetail['events'] => {
  const { wish, isInside } = view
  return wish.events
    .filter(({ action }) => isInside || !privateActions.has(action))
    .map(({ id, action, from, to, by, as, at, note }) => ({
      id,
      action,
      from,
      to,
      by: by && named(view, by),
      as: isInside || as !== underMandate(wish.wisher.name) ? as : underMandate(maskName(wish.wisher.name)),
      at,
      note: isInside ? note : null,
    }))
}

const privateActions: ReadonlySet<string> = new Set(['reveal', 'askChange', 'disagree', 'remind', 'sendBack'])

function evidenceOf({ wish: { evidence }, isInside, links }: View): WishDetail['evidence'] {
  if (!evidence || !isInside) return null
  const link = (file: string): string => links.get(file) ?? ''
  return {
    note: evidence.note,
    photos: evidence.photos.map(link).filter(Boolean),
    minutes: evidence.minutes,
    signature: evidence.signature ? link(evidence.signature) || null : null,
    at: evidence.at,
  }
}

/** Thanks are public with the wisher's consent and a passed check, and never for a sensitive wish. */
function ratingOf(view: View): WishDetail['rating'] {
  const { rating } = view.wish
  if (!rating) return null
  const isPublic = rating.consent && rating.check === 'pass' && view.wish.sensitivity === 'none'
  if (!view.isInside && !isPublic) return null
  return { score: rating.score, thanks: rating.thanks, consent: rating.consent, isPublic }
}

const changeOf = ({ change }: Wish): WishDetail['change'] =>
  change && {
    what: change.what,
    note: change.note,
    text: change.what === 'edit' ? { title: change.text.title, reason: change.text.reason } : null,
  }

function reviewOf(wish: Wish): WishDetail['review'] {
  const suggestedSensitivity = suggestSensitivity(wish)
  return {
    textCheck: wish.textCheck,
    suggestedSensitivity,
    suggestedOutline: suggestOutline({ grid: wish.place.grid, kind: wish.kind }, suggestedSensitivity),
    earlier: [...wish.earlier],
  }
}
