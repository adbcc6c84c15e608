import { DAY, NEVER } from '../../domain/case'
import { deriveWish } from '../../domain/wish/desk'
import { earlierWithin } from '../../domain/wish/limits'
import { defaultWishRules } from '../../domain/wish/rules'
import { freeSlot, listedAt, openSlot } from '../../domain/wish/lists'
import type { EarlierWish, Wish } from '../../domain/wish/wish'
import { changes, fulfilmentNote, type GaveBack, type Step } from './changes'
import { Draft } from './draft'
import type { Home } from './homes'
import { notes } from './notes'
import { Company, type Asked } from './parts'
import { contactOf, type Resident, type Town } from './people'
import { Random } from './random'
import { readScript, type Part } from './script'
import { layTrack, type Mark } from './track'
import type { OddWords, Words } from './wish-texts'

/** All that decides one wish. */
export interface Plot {
  readonly id: string
  readonly home: Home
  /** The wisher, or the relative who asks for them. */
  readonly resident: Resident
  readonly asked: Asked
  /** Whom a relative asks for. */
  readonly helped: { readonly name: string; readonly relation: string } | null
  readonly words: Words | OddWords
  readonly script: string
  /** The household's place for an open wish. */
  readonly place: number
  readonly fixed: Partial<Record<Part, Resident>>
  readonly earlier: readonly EarlierWish[]
}

/** A wish with its whole track. */
export function makeWish(town: Town, plot: Plot, gaveBack: GaveBack): Wish {
  const random = new Random(town.seed, 'wish', plot.id)
  const company = new Company({ town, random, ...plot })
  const marks = layTrack(readScript(plot.script), random, town.now)
  const draft = startOf(town, plot, { company, marks, random })
  for (const mark of marks) advance(draft, { mark, company, random, gaveBack, plot })
  const last = marks.at(-1)
  draft.dueAt = last?.dueAt ?? NEVER
  const { phase, keys, clockAt, clockAction } = deriveWish(draft, defaultWishRules)
  draft.phase = phase
  draft.keys = keys
  draft.clockAt = clockAt
  draft.clockAction = clockAction
  const isOpen = phase !== 'done' && phase !== 'ended'
  draft.slot = isOpen ? openSlot(draft.householdId, plot.place) : freeSlot(draft._id)
  return draft
}

interface Staging {
  readonly company: Company
  readonly marks: readonly Mark[]
  readonly random: Random
}

function startOf(town: Town, plot: Plot, { company, marks, random }: Staging): Draft {
  const { id, home, words, resident, helped } = plot
  const submittedAt = marks[0]?.at ?? town.now
  const { kind, title, reason, value } = words
  return new Draft({
    _id: id,
    path: home.path,
    place: home.place,
    householdId: home.householdId,
    kind,
    title,
    reason,
    value,
    neededBy: neededBy(random, submittedAt, marks.at(-1)?.to !== 'open' ? submittedAt : town.now),
    wisher: helped
      ? { id: null, name: helped.name, hasPhone: false }
      : { id: resident.id, name: resident.name, hasPhone: resident.hasPhone },
    helper: helperOf(plot, company),
    contact: town.seal.seal(contactOf(resident)),
    show: { reason: random.chance(0.85), pictures: true },
    textCheck: marks[0]?.beat.turn === 'unchecked' ? 'manual' : 'pass',
    earlier: plot.earlier.filter(({ at }) => at < submittedAt && at > submittedAt - earlierWithin),
    submittedAt,
    listedAt: listedAt(id, submittedAt),
  })
}

function helperOf({ asked, helped, resident }: Plot, company: Company): Wish['helper'] {
  if (helped) return { id: resident.id, name: resident.name, relation: helped.relation, isStaff: false }
  const recorder = asked === 'recorded' ? company.player('asker', null) : null
  return recorder && { id: recorder.id, name: recorder.name, relation: '代录', isStaff: true }
}

const CHINA = 8 * 3_600_000

/** The last millisecond, in China, of a day some weeks after; two wishes in three may come true whenever. */
function neededBy(random: Random, submittedAt: number, notBefore: number): number | null {
  if (random.chance(0.65)) return null
  const day = Math.floor((Math.max(submittedAt, notBefore) + random.between(9, 50) * DAY + CHINA) / DAY)
  return (day + 1) * DAY - CHINA - 1
}

interface Advance extends Pick<Step, 'mark' | 'random' | 'gaveBack'> {
  readonly company: Company
  readonly plot: Plot
}

function advance(draft: Draft, { mark, company, random, gaveBack, plot }: Advance): void {
  const { action, by } = mark.beat
  const player = company.player(by, mark.stage)
  const note = noteFor(draft, plot, { mark, random })
  const instead = 'instead' in plot.words ? plot.words.instead : null
  draft.version += 1
  draft.state = mark.to
  changes[action]?.(draft, { mark, player, note, random, gaveBack, instead })
  draft.events.push({
    id: String(draft.version),
    action,
    from: mark.from,
    to: mark.to,
    by: player && { id: player.id, name: player.name },
    as: player?.as ?? '',
    at: mark.at,
    note,
    key: null,
    digest: null,
  })
}

const answers: readonly string[] = ['sendBack', 'decline', 'transfer']

function noteFor(
  draft: Draft,
  { words }: Plot,
  { mark, random }: Pick<Step, 'mark' | 'random'>,
): string | null {
  const { action } = mark.beat
  if (action === 'fulfil') return fulfilmentNote(draft, random)
  if ('note' in words && answers.includes(action)) return words.note
  const said = notes[action]
  return said ? random.pick(said) : null
}
