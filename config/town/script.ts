import { wishActions, type WishAction } from '../../domain/wish/workflow'

/** Who does a step: the asker's side, the community, the claimers, or the clock. */
export const parts = ['asker', 'confirmer', 'reviewer', 'lead', 'second', 'mate', 'mate2', 'clock'] as const
export type Part = (typeof parts)[number]

/** What is special about a step. */
export const turns = ['unchecked', 'private', 'held', 'edit', 'withdraw'] as const
export type Turn = (typeof turns)[number]

export type Hours = readonly [least: number, most: number]

/** One step of a script. */
export interface Beat {
  readonly action: WishAction
  readonly by: Part
  /** After the step before; null: when the clock does it. */
  readonly after: Hours | null
  /** People wanted for a claim. */
  readonly places: number
  readonly turn: Turn | null
}

export interface Script {
  readonly beats: readonly Beat[]
  /** How long ago the last step was. */
  readonly since: Hours
}

const partOf: Partial<Record<WishAction, Part>> = {
  submit: 'asker',
  edit: 'asker',
  withdraw: 'asker',
  askChange: 'asker',
  publish: 'reviewer',
  sendBack: 'reviewer',
  decline: 'reviewer',
  transfer: 'reviewer',
  approveThanks: 'reviewer',
  join: 'mate',
  leave: 'mate',
  confirm: 'confirmer',
  reopen: 'confirmer',
  rate: 'confirmer',
  lapse: 'clock',
  widen: 'clock',
  remind: 'clock',
  expire: 'clock',
  silence: 'clock',
}

const read = new Map<string, Script>()

/** Reads a script such as `submit, publish 1-20, claim 2-30 of 4 by second, now 1-5`. Throws when it makes no sense. */
export function readScript(text: string): Script {
  const known = read.get(text)
  if (known) return known
  const lines = text.split(', ').map((line) => line.split(' '))
  const last = lines.pop()
  const since = last && hoursIn(last)
  if (last?.[0] !== 'now' || !since) throw new SyntaxError(`no "now" ends the script ${text}`)
  const script = { beats: lines.map(readBeat), since }
  read.set(text, script)
  return script
}

function readBeat(words: readonly string[]): Beat {
  const action = wishActions.find((one) => one === words[0])
  if (!action) throw new SyntaxError(`no such step: ${words.join(' ')}`)
  return {
    action,
    by: oneOf(parts, wordAfter(words, 'by')) ?? partOf[action] ?? 'lead',
    after: hoursIn(words),
    places: Number(wordAfter(words, 'of') ?? 1),
    turn: words.map((word) => oneOf(turns, word)).find((turn) => turn !== undefined) ?? null,
  }
}

const oneOf = <T extends string>(known: readonly T[], word: string | undefined): T | undefined =>
  known.find((one) => one === word)

const wordAfter = (words: readonly string[], mark: string): string | undefined =>
  words.includes(mark) ? words[words.indexOf(mark) + 1] : undefined

function hoursIn(words: readonly string[]): Hours | null {
  const range = words.find((word) => /^[\d.]+-[\d.]+$/.test(word))
  if (range === undefined) return null
  const [least = 0, most = 0] = range.split('-').map(Number)
  return [least, most]
}
