import { collection, operators, type Collection } from '../../kernel/database'
import { people } from '../../kernel/actor'
import { record } from '../../kernel/audit'
import { askPicture } from '../../kernel/content-check'
import type { AuditFact } from '../../kernel/audit-chain'
import type { EffectRunners } from '../../kernel/effects'
import { temporaryLinks } from '../../kernel/files'
import { notify } from '../../kernel/notify'
import type { Effect, PersonRef, Recipients } from '../../../domain/case'
import { mandateFor } from '../../../domain/identity/mandates'
import { orgAt } from '../../../domain/wish/desk'
import type { CheckVerdict, Picture, Wish } from '../../../domain/wish/wish'

export const wishes: Collection<Wish> = collection<Wish>('wishes')

const detailPage = (id: string): string => `features/wish/pages/detail/index?id=${id}`

/** How the effects of a wish are carried out; each is safe to run twice. */
export const wishRunners: EffectRunners<Wish> = {
  async notify(effect, wish) {
    const to = await withoutFormerAgent(effect.to, wish)
    await notify(
      { ...effect, to },
      { caseId: wish._id, page: detailPage(wish._id), at: timeOf(effect, wish) },
    )
  },
  checkPictures: ({ personId }, wish) => askAboutPictures(wish._id, personId),
  async countRelease({ id, personId }, wish) {
    await people.update({ _id: personId }, { releases: operators().addToSet(`${wish._id}:${id}`) })
  },
  async audit(effect, wish) {
    await record(lookAt(wish, { key: effect.id, by: effect.by, at: timeOf(effect, wish) }))
  },
}

/** Whoever asked under a mandate hears of the wish as long as one is in force; looked up only where there was one. */
async function withoutFormerAgent(to: Recipients, { wisher, helper }: Wish): Promise<Recipients> {
  const isForAgent = 'people' in to && helper?.mandate !== undefined && to.people.includes(helper.id)
  if (!isForAgent || wisher.id === null) return to
  const agent = await people.findById(helper.id)
  const held = agent && mandateFor(agent, { subject: wisher.id, power: 'wish', now: Date.now() })
  return held ? to : { people: to.people.filter((id) => id !== helper.id) }
}

interface Look {
  /** Tells this look at the wish from every other. */
  readonly key: string
  readonly by: PersonRef
  readonly at: number
}

/** Somebody with the claim looked at the wisher's phone and door, or at those that their helper gave. */
export const lookAt = (wish: Wish, { key, by, at }: Look): AuditFact => ({
  key: `${wish._id}:${key}`,
  chain: orgAt(wish.path, 'community'),
  what: 'contact',
  action: 'reveal',
  subject: wish.wisher.id ?? wish.helper?.id ?? '',
  caseId: wish._id,
  by,
  as: '',
  reason: `认领心愿“${wish.title}”`,
  at,
})

/** When that happened which an effect follows from; `jobs` may carry it out much later. An effect's id begins with its event's. */
const timeOf = ({ id }: Effect, { events, submittedAt }: Wish): number =>
  events.find((event) => event.id === id.split('.')[0])?.at ?? submittedAt

/** Asks for a verdict on each picture that has none and notes WeChat's trace, by which the verdict is matched later. */
async function askAboutPictures(wishId: string, personId: string): Promise<void> {
  const [wish, person] = await Promise.all([wishes.findById(wishId), people.findById(personId)])
  const waiting = wish?.pictures.filter(({ check, trace }) => check === 'pending' && trace === null) ?? []
  if (!wish || !person || waiting.length === 0) return
  const links = await temporaryLinks(waiting.map(({ file }) => file))
  const asked = new Map<string, string | null>()
  for (const { file } of waiting) {
    const link = links.get(file)
    asked.set(file, link ? await askPicture(person.openid, link) : null)
  }
  await changePictures(wishId, (picture) => {
    const trace = asked.get(picture.file)
    if (trace === undefined) return picture
    return trace === null ? { ...picture, check: 'manual' } : { ...picture, trace }
  })
}

/**
 * Notes WeChat's verdict on the picture that a trace belongs to; false when no wish has it. WeChat may push twice.
 * Anything but a pass raises the version: whoever is about to publish what they saw before meets a conflict.
 */
export async function noteVerdict(trace: string, check: CheckVerdict): Promise<boolean> {
  const [wish] = await wishes.find({ 'pictures.trace': trace }, { limit: 1 })
  if (!wish) return false
  const change = (picture: Picture) => (picture.trace === trace ? { ...picture, check } : picture)
  await changePictures(wish._id, change, check === 'pass' ? 0 : 1)
  return true
}

/** Rewrites the pictures as they then are; tried again when somebody else wrote meanwhile. */
async function changePictures(
  wishId: string,
  change: (picture: Picture) => Picture,
  raise = 0,
): Promise<void> {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const wish = await wishes.findById(wishId)
    const pictures = wish?.pictures.map(change) ?? []
    // An update that changes nothing counts as none, and would be taken for somebody else's interference.
    if (!wish || pictures.every((picture, at) => isSame(picture, wish.pictures[at]))) return
    const { version } = wish
    const guard = { _id: wishId, version, pictures: operators().eq([...wish.pictures]) }
    if ((await wishes.update(guard, { pictures, version: version + raise })) === 1) return
  }
  throw new Error(`pictures of ${wishId} kept changing`)
}

const isSame = (one: Picture, other: Picture | undefined): boolean =>
  one.check === other?.check && one.trace === other.trace
