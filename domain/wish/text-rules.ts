import type { Fields } from '../errors'
import type { Sensitivity, WishKind, WishText } from './wish'

const money = /现金|转账|汇款|借钱|借款|红包|打钱|给点钱|捐款/
const advertising = /加微信|微信号|优惠|促销|代理|加盟|刷单|https?:|www\.|\.com|二维码/i
const contact = /1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|\d{3,4}-\d{7,8}/

const rules: readonly (readonly [RegExp, string])[] = [
  [money, '微心愿不收钱，写需要的东西或帮助就好'],
  [advertising, '请不要写广告、网址和二维码'],
  [contact, '请不要在文字里写电话，认领的人会看到您登记的电话'],
]

/** What a wish may not say: cash, advertising, contact details. Field → the sentence; empty when fine. */
export function textFaults(text: Pick<WishText, 'title' | 'reason'>): Fields {
  const faults = (['title', 'reason'] as const).flatMap((field) => {
    const fault = rules.find(([pattern]) => pattern.test(text[field]))
    return fault ? [[field, fault[1]] as const] : []
  })
  return Object.fromEntries(faults)
}

const illness = /病|癌|手术|住院|化疗|透析|残疾|瘫|抑郁|护工|陪护|陪夜|康复/
const minors = /孩子|小孩|儿童|宝宝|孙子|孙女|未成年|小学|初中|留守|女儿|儿子/

/** A proposal to the reviewer, who decides: whether the public should see an outline only. */
export function suggestSensitivity({ title, reason }: Pick<WishText, 'title' | 'reason'>): Sensitivity {
  const text = title + reason
  if (illness.test(text)) return 'illness'
  return minors.test(text) ? 'minor' : 'none'
}

const needs: Record<Exclude<Sensitivity, 'none'>, Record<WishKind, string>> = {
  illness: {
    goods: '想要一样养病用得上的东西',
    service: '有人养病，想请人上门帮个忙',
    company: '有人养病，想请人陪一陪',
    other: '有人养病，想请邻居帮个忙',
  },
  minor: {
    goods: '想为孩子要一样东西',
    service: '想请人为孩子帮个忙',
    company: '想请人陪陪孩子',
    other: '想请邻居为孩子出个主意',
  },
}

/** The sentence proposed for a sensitive wish; says the need, not the person. */
export const suggestOutline = (
  wish: { readonly grid: string; readonly kind: WishKind },
  sensitivity: Sensitivity,
): string => (sensitivity === 'none' ? '' : `${wish.grid}一户人家${needs[sensitivity][wish.kind]}`)

/**
 * Likeness of two titles from 0 to 1: Dice's coefficient over pairs of neighbouring characters,
 * spaces and punctuation aside (Dice 1945; common for short Chinese text, no word list needed).
 */
export function likeness(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)]
  if (left.length === 0 || right.length === 0) return a.trim() === b.trim() ? 1 : 0
  const rest = [...right]
  const shared = left.filter((pair) => {
    const at = rest.indexOf(pair)
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  })
  return (2 * shared.length) / (left.length + right.length)
}

/** From here on two titles are pointed out as the same wish. */
export const LIKE = 0.7

function pairs(text: string): string[] {
  const characters = [...text.replace(/[\s\p{P}]/gu, '')]
  return characters.slice(1).map((character, at) => (characters[at] ?? '') + character)
}
