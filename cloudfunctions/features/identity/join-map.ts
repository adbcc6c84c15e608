import { cellsAround } from '../../../domain/grid/cells'
import { byName } from '../../../domain/grid/order'
import type { Org } from '../../../domain/grid/org'
import { gridsAt } from '../../../domain/grid/outline'
import type { joinContract, ListedOrg } from '../../../domain/identity/join-contract'
import { joinLimits } from '../../../domain/identity/join-limits'
import type { Handlers } from '../../../domain/procedure'
import type { Context, Visit } from '../../kernel/context'
import { operators } from '../../kernel/database'
import { isOpen, nameOf, withAbove, type Standing } from '../../kernel/doors'
import { orgs } from '../../kernel/homes'
import { outlineOf } from '../../kernel/outlines'

type Join = Handlers<typeof joinContract, Context, Visit>

const kinds: readonly ListedOrg['kind'][] = ['subdistrict', 'community', 'grid', 'building']
const isListed = (org: Standing): org is Standing & Pick<ListedOrg, 'kind'> =>
  (kinds as readonly Org['kind'][]).includes(org.kind)

const listed = (found: readonly Standing[], now: number): ListedOrg[] =>
  found
    .filter((one) => isOpen(one, now))
    .filter(isListed)
    .map((one) => ({
      id: one._id,
      kind: one.kind,
      label: one.label,
      parent: one.parent,
      community: one.kind === 'community' ? '' : nameOf(one, 'community'),
      grid: one.kind === 'grid' ? '' : nameOf(one, 'grid'),
      outline: outlineOf(one),
    }))

/** Outlines stand in the index by the squares of the map that they lie in; which of them hold the place is worked out. */
export const around: Join['around'] = async (place, { now }) => {
  const _ = operators()
  const near = { cells: _.in(cellsAround(place)), to: _.eq(null).or(_.gt(now)) }
  const found = await orgs.aggregate<Standing>((start) =>
    withAbove(start.match(near).limit(joinLimits.outlines)),
  )
  return { grids: listed(found, now), holding: gridsAt(place, found).map(({ _id }) => _id) }
}

export const under: Join['under'] = async ({ org }, { now }) => {
  const below = org === null ? { kind: 'subdistrict' } : { parent: org }
  const found = await orgs.aggregate<Standing>((start) =>
    withAbove(start.match(below).sort({ label: 1 }).limit(joinLimits.listed)),
  )
  return { places: listed([...found].sort(byName), now) }
}
