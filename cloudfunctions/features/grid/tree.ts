import { NEVER } from '../../../domain/case'
import { AppError } from '../../../domain/errors'
import type { treeContract } from '../../../domain/grid/tree-contract'
import type { Handlers } from '../../../domain/procedure'
import type { CaseOffice } from '../../kernel/case-office'
import type { Context, Visit } from '../../kernel/context'
import { operators } from '../../kernel/database'
import { orgs } from '../../kernel/homes'
import { drawnAs } from '../../kernel/outlines'
import { auditTree } from './auditing'
import { reorganisations } from './reorganisations'
import { answerOf, over, reorganise } from './reorganising'
import { managedBy } from './scope'
import { treeReading } from './tree-reading'

type Tree = Handlers<typeof treeContract, Context, Visit>

/** The tree, as those who look after a part of it see and change it. `cases`: what goes along with a building. */
export const treeHandlers = (cases: CaseOffice): Tree => ({
  ...treeReading(cases),

  create: ({ parent, kind: orgKind, name, estate, at }, context) =>
    reorganise({ wanted: { kind: 'create', parent, orgKind, name, estate }, at, context }, cases),

  rename: ({ at, ...wanted }, context) =>
    reorganise({ wanted: { kind: 'rename', ...wanted }, at, context }, cases),

  close: ({ at, ...wanted }, context) =>
    reorganise({ wanted: { kind: 'close', ...wanted }, at, context }, cases),

  split: ({ at, ...wanted }, context) =>
    reorganise({ wanted: { kind: 'split', ...wanted }, at, context }, cases),

  merge: ({ at, ...wanted }, context) =>
    reorganise({ wanted: { kind: 'merge', ...wanted }, at, context }, cases),

  outline,
  cancel,
})

/** One guarded write; a retry finds the same outline one version later. */
const outline: Tree['outline'] = async ({ org: id, version, boundary }, context) => {
  const org = await orgs.findById(id)
  if (!org) throw new AppError('not_found')
  managedBy(context, org)
  if (org.kind !== 'grid') throw new AppError('invalid', { fields: { org: '只有网格可以画边界' } })
  const ring = boundary?.coordinates[0] ?? null
  const answer = { org: id, version: version + 1 }
  if (org.version === answer.version && JSON.stringify(org.boundary) === JSON.stringify(ring)) return answer
  const written = await orgs.update({ _id: id, version }, { ...drawnAs(ring), version: answer.version })
  if (written === 0) throw new AppError('conflict')
  await auditTree('outline', org, context)
  return answer
}

const cancel: Tree['cancel'] = async ({ id }, context) => {
  const plan = await reorganisations.findById(id)
  if (!plan?.about) throw new AppError('not_found')
  managedBy(context, plan.about)
  if (plan.state === 'cancelled') return answerOf(plan)
  const mayStop = { _id: id, state: operators().in(['planned', 'failed']), dueAt: plan.dueAt }
  const ended = { state: 'cancelled' as const, ...over(plan) }
  if ((await reorganisations.update(mayStop, ended)) === 0) {
    throw new AppError('conflict', {
      message: plan.dueAt === NEVER ? '已经办完了，不能取消' : '已经在办，不能取消',
    })
  }
  await auditTree('cancel', plan.about, context)
  return answerOf({ ...plan, ...ended })
}
