import { searchers, type deskContract, type FoundPerson } from '../../../domain/grid/desk-contract'
import { doorFrom, type SearchKind } from '../../../domain/grid/search'
import { hasPhone, maskName, tailOf, type Person } from '../../../domain/identity/person'
import { AppError } from '../../../domain/errors'
import type { Role } from '../../../domain/roles'
import type * as z from '../../../domain/zod'
import { people } from '../../kernel/actor'
import type { Context } from '../../kernel/context'
import { operators } from '../../kernel/database'
import { households } from '../../kernel/homes'
import { contactSeal } from '../../kernel/settings'

/** People that one search answers at most; whoever has more types more. */
const MOST = 30
/** Doors that one search looks behind at most. */
const MOST_DOORS = 20

type Wanted = z.output<typeof deskContract.search.input>
type Scope = { readonly path: unknown }

/** Finds people under the caller's own org, or under one that lies in it; whoever has moved out is not found. */
export async function searchPeople({ by, text, org }: Wanted, context: Context) {
  const rows = await finders[by](text, scopeOf(org, context))
  const living = rows.filter(({ residence }) => residence.state !== 'left')
  const typed = by === 'name' ? text : ''
  return {
    people: living.slice(0, MOST).map((person) => foundPerson(person, nameBeyond(person.name, typed))),
    isMore: living.length > MOST,
  }
}

/** The condition that keeps a search inside what the caller looks after: anywhere else nothing is found. */
function scopeOf(org: string | null, { actor }: Context): Scope {
  const [widest] = actor.posts
    .filter(({ role }) => (searchers as readonly Role[]).includes(role))
    .sort((a, b) => a.path.length - b.path.length)
  if (!widest) throw new AppError('forbidden')
  return { path: org === null ? widest.org : operators().all([org, widest.org]) }
}

type Find = (text: string, scope: Scope) => Promise<readonly Person[]>

const finders: { readonly [K in SearchKind]: Find } = {
  name: (text, scope) =>
    people.find({ ...scope, name: beginningWith(text) }, { sort: { name: 1 }, limit: MOST + 1 }),

  phone: (text, scope) => {
    const digits = text.replace(/[\s-]/g, '')
    if (/^1\d{10}$/.test(digits)) return find(scope, { phoneMark: contactSeal().mark('phone', digits) })
    if (/^\d{4}$/.test(digits)) return find(scope, { phoneTail: contactSeal().mark('tail', tailOf(digits)) })
    throw new AppError('invalid', { fields: { text: '请输入手机号，或者手机号的后四位' } })
  },

  async door(text, scope) {
    const door = doorFrom(text)
    if (door === null)
      throw new AppError('invalid', { fields: { text: '请连楼号一起写，比如 3-402 或 3号楼' } })
    const homes = await households.aggregate<{ members: readonly Person[] }>((start) =>
      start
        .match({ ...scope, door: beginningWith(door) })
        .sort({ door: 1 })
        .limit(MOST_DOORS)
        .lookup({ from: 'people', localField: '_id', foreignField: 'householdId', as: 'members' }),
    )
    return homes.flatMap(({ members }) => members)
  },
}

const find = (scope: Scope, mark: object): Promise<Person[]> =>
  people.find({ ...scope, ...mark }, { limit: MOST + 1 })

/** A range over the index; the last code point ends it. */
const beginningWith = (text: string): unknown => {
  const _ = operators()
  return _.gte(text).and(_.lt(`${text}\u{10ffff}`))
}

/** The typed beginning stays readable, the rest is masked unless all of it was typed; with nothing typed, 王**. */
const nameBeyond = (name: string, typed: string): string => {
  if (typed === '') return maskName(name)
  return name === typed ? name : typed + '*'.repeat([...name.slice(typed.length)].length)
}

/** Somebody in a list, under the name that the reader may know. */
export const foundPerson = (person: Person, name: string): FoundPerson => ({
  id: person._id,
  name,
  grid: person.place.grid,
  building: person.place.building,
  relation: person.relation,
  state: person.residence.state,
  hasPhone: hasPhone(person),
})
