import type { WishKind } from '../../domain/wish/wish'
import { Random } from './random'
import { companyTexts } from './texts/company'
import { goodsTexts } from './texts/goods'
import { handedTexts, unfitTexts, vagueTexts } from './texts/odd'
import { otherTexts } from './texts/other'
import { serviceTexts } from './texts/service'

/** Who writes: an old person, a younger one, or a relative about somebody, whose relation stands for `{who}`. */
export type Voice = 'elder' | 'adult' | 'helped'

/** The words of a wish. */
export interface Words {
  readonly kind: WishKind
  readonly title: string
  readonly reason: string
  readonly value: number | null
}

/** Words to which the community answers with something else than publishing them. */
export interface OddWords extends Words {
  /** What the reviewer writes. */
  readonly note: string
  /** The corrected reason, the right channel or the target of a transfer. */
  readonly instead: string
}

export type OddKind = 'vague' | 'unfit' | 'handed'

const cells = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split(' | '))

function ordinary(kind: WishKind, table: string): (Words & { readonly voice: string })[] {
  return cells(table).map(([voice = '', title = '', reason = '', value]) => ({
    voice,
    kind,
    title,
    reason,
    value: value === undefined ? null : Number(value),
  }))
}

const odd = (table: string): OddWords[] =>
  cells(table).map(([kind = '', title = '', reason = '', note = '', instead = '']) => ({
    kind: kind as WishKind,
    title,
    reason,
    note,
    instead,
    value: kind === 'goods' ? 100 : null,
  }))

const all = [
  ...ordinary('goods', goodsTexts),
  ...ordinary('service', serviceTexts),
  ...ordinary('company', companyTexts),
  ...ordinary('other', otherTexts),
]

/** The kinds mixed, in an order that stays. */
const mixed = all
  .map((words) => ({ words, turn: new Random('turn', words.title).next() }))
  .sort((a, b) => a.turn - b.turn)
  .map(({ words }) => words)

export const wordsOf: Record<Voice, readonly Words[]> = {
  elder: mixed.filter(({ voice }) => voice === 'elder'),
  adult: mixed.filter(({ voice }) => voice === 'adult'),
  helped: mixed.filter(({ voice }) => voice === 'helped'),
}

export const oddWords: Record<OddKind, readonly OddWords[]> = {
  vague: odd(vagueTexts),
  unfit: odd(unfitTexts),
  handed: odd(handedTexts),
}
