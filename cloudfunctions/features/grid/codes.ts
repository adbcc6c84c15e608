import { AppError } from '../../../domain/errors'
import { mayMakeCodes, type codesContract } from '../../../domain/grid/codes-contract'
import { codeLimits } from '../../../domain/grid/code-limits'
import { byDoor } from '../../../domain/grid/order'
import type { Org } from '../../../domain/grid/org'
import { isOpen } from '../../../domain/grid/periods'
import type { Handlers } from '../../../domain/procedure'
import type { Context, Visit } from '../../kernel/context'
import { operators } from '../../kernel/database'
import { temporaryLinks } from '../../kernel/files'
import { orgs } from '../../kernel/homes'
import { drawDoorCode, fileOfCode } from './door-codes'

type Codes = Handlers<typeof codesContract, Context, Visit>

/** Pictures that are drawn and stored at the same time. */
const AT_ONCE = 5

/** Buildings of an org with the names of their grids, in one operation. */
const list: Codes['list'] = async ({ org: id }, context) => {
  const _ = operators()
  const kind = _.in(['community', 'grid', 'building'])
  const found = await orgs.find({ path: id, kind }, { sort: { kind: 1, label: 1 }, limit: codeLimits.orgs })
  const org = found.find(({ _id }) => _id === id)
  if (!org || !mayMakeCodes(context.actor.posts, org)) throw new AppError('not_found')
  const buildings = found.filter((one) => one.kind === 'building' && isOpen(one, context.now)).sort(byDoor)
  return {
    name: org.label,
    buildings: buildings.map((one) => ({ ...coded(one, found), isMade: one.codeFolder !== undefined })),
  }
}

/** The building's grid is among those found, unless the list is of the building alone. */
const coded = ({ _id, label, parent }: Org, found: readonly Org[]) => ({
  id: _id,
  label,
  grid: found.find((one) => one._id === parent)?.name ?? '',
})

/**
 * A picture lies under the building's id, so that two who make the same at once write one file, and a retry after a
 * failure writes it again. What is noted is stored: all of a batch, or none.
 */
const make: Codes['make'] = async ({ buildings: ids }, context) => {
  const wanted = [...new Set(ids)]
  const found = (
    await orgs.aggregate<Org & { readonly above: readonly Org[] }>((start) =>
      start
        .match({ _id: operators().in(wanted), kind: 'building' })
        .lookup({ from: 'orgs', localField: 'parent', foreignField: '_id', as: 'above' }),
    )
  ).filter((one) => isOpen(one, context.now) && mayMakeCodes(context.actor.posts, one))
  if (found.length < wanted.length) throw new AppError('not_found', { message: '有楼栋已经撤销，请重新选择' })
  const folder = await drawn(found.filter(({ codeFolder }) => codeFolder === undefined))
  const files = new Map(found.map((one) => [one._id, fileOfCode(one.codeFolder ?? folder, one._id)]))
  const links = await temporaryLinks([...files.values()])
  return {
    codes: found.sort(byDoor).map((one) => ({
      ...coded(one, one.above),
      url: links.get(files.get(one._id) ?? '') ?? '',
    })),
  }
}

/** Draws the codes of buildings that have none and notes where they lie; answers the folder, empty where none was drawn. */
async function drawn(missing: readonly Org[]): Promise<string> {
  let folder = ''
  for (let at = 0; at < missing.length; at += AT_ONCE) {
    const folders = await Promise.all(missing.slice(at, at + AT_ONCE).map(({ _id }) => drawDoorCode(_id)))
    folder = folders[0] ?? folder
  }
  if (folder !== '') {
    const ids = missing.map(({ _id }) => _id)
    await orgs.updateAll({ _id: operators().in(ids) }, { codeFolder: folder })
  }
  return folder
}

export const codesHandlers: Codes = { list, make }
