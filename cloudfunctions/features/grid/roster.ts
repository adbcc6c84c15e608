import type { rosterContract } from '../../../domain/grid/roster-contract'
import type { Handlers } from '../../../domain/procedure'
import type { Context, Visit } from '../../kernel/context'
import { askRoster, linkTo } from './roster/ask'
import { applyImport, beginImport, decideImport, mapImport, undoImport } from './roster/commands'
import { exported, exportRoster } from './roster/exporting'
import { advance, listImports, preview } from './roster/looking'
import { communitiesOf, importOf } from './roster/scope'

export const rosterHandlers: Handlers<typeof rosterContract, Context, Visit> = {
  async template() {
    const { file } = await askRoster({ task: 'template' })
    return linkTo(file, '居民名册模板.xlsx')
  },
  communities: communitiesOf,
  begin: beginImport,
  map: mapImport,
  advance,
  preview,
  decide: decideImport,
  apply: applyImport,
  undo: undoImport,
  list: listImports,
  async errors({ id }, context) {
    const { fileName } = await importOf(id, context)
    const { file } = await askRoster({ task: 'errors', id })
    return linkTo(file, `有问题的行-${fileName}`)
  },
  export: exportRoster,
  exported,
}
