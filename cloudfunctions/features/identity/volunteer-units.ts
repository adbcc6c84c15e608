import { AppError } from '../../../domain/errors'
import { gramsWithin, hasPart } from '../../../domain/grid/grams'
import { isOpen } from '../../../domain/grid/periods'
import type { Org } from '../../../domain/grid/org'
import type { EmployerUnit } from '../../../domain/identity/person'
import type { volunteerContract } from '../../../domain/identity/volunteer-contract'
import type { Handlers } from '../../../domain/procedure'
import type { Context, Visit } from '../../kernel/context'
import { operators, type Pipeline } from '../../kernel/database'
import { orgs } from '../../kernel/homes'

/** A unit of the tree with the community that it hangs beside. */
interface Paired extends Org {
  readonly above: readonly Org[]
}

/** Units in one answer, and those looked through for it: closed ones are left out. */
const MOST = 20
const LOOKED_AT = 100

const withCommunity = (pipeline: Pipeline): Pipeline =>
  pipeline.lookup({ from: 'orgs', localField: 'parent', foreignField: '_id', as: 'above' })

/**
 * Any part of a name is looked for, by its pieces. A unit of which `jobs` has not noted them yet is found by the
 * beginning of its name; the last code point ends that range over the index.
 */
export const units: Handlers<typeof volunteerContract, Context, Visit>['units'] = async (
  { text },
  { now },
) => {
  const _ = operators()
  const label = _.gte(text).and(_.lt(`${text}\u{10ffff}`))
  const found = await orgs.aggregate<Paired>((start) =>
    withCommunity(
      start
        .match(_.or([{ grams: _.all(gramsWithin(text)) }, { kind: 'unit', label }]) as never)
        .limit(LOOKED_AT),
    ),
  )
  return {
    units: found
      .filter((one) => isOpen(one, now) && hasPart(one.label, text))
      .sort((one, other) => one.label.localeCompare(other.label, 'zh'))
      .slice(0, MOST)
      .map(({ _id, name, above: [community] }) => ({ id: _id, name, community: community?.name ?? '' })),
  }
}

/** An employer's unit and the community it is paired with. Throws `invalid` for anything else. */
export async function unitOnRecord(id: string, now: number): Promise<EmployerUnit> {
  const [unit] = await orgs.aggregate<Paired>((start) =>
    withCommunity(start.match({ _id: id, kind: 'unit' })),
  )
  const [community] = unit?.above ?? []
  if (!unit || !isOpen(unit, now) || !community) {
    throw new AppError('invalid', { fields: { unit: '这个单位不在册' } })
  }
  return { id, name: unit.name, community: { id: community._id, name: community.name } }
}
