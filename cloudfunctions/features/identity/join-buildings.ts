import type { FoundBuilding, joinContract } from '../../../domain/identity/join-contract'
import { joinLimits } from '../../../domain/identity/join-limits'
import { AppError } from '../../../domain/errors'
import { byDoor } from '../../../domain/grid/order'
import type { Handlers } from '../../../domain/procedure'
import type { Context, Visit } from '../../kernel/context'
import { operators } from '../../kernel/database'
import { buildingById, isOpen, nameOf, withAbove, type Standing } from '../../kernel/doors'
import { orgs } from '../../kernel/homes'

type Join = Handlers<typeof joinContract, Context, Visit>

/** The beginning of 锦绣花园3号楼 is looked for; the last code point ends the range over the index. */
export const buildings: Join['buildings'] = async ({ text }, { now }) => {
  const _ = operators()
  const label = _.gte(text).and(_.lt(`${text}\u{10ffff}`))
  const found = await orgs.aggregate<Standing>((start) =>
    withAbove(start.match({ kind: 'building', label }).sort({ label: 1 }).limit(joinLimits.buildings)),
  )
  const open = found.filter((one) => isOpen(one, now)).sort(byDoor)
  return { buildings: open.map(described) }
}

export const building: Join['building'] = async ({ building: id }, { now }) => {
  const found = await buildingById(id, now)
  if (!found) throw new AppError('not_found', { message: '没有找到这栋楼，请按小区名搜索' })
  return described(found)
}

const described = (one: Standing): FoundBuilding => ({
  id: one._id,
  label: one.label,
  community: nameOf(one, 'community'),
  grid: nameOf(one, 'grid'),
})
