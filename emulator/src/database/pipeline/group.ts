import { compileExpression } from '../expressions/compile'
import type { Evaluate } from '../expressions/expression'
import { encodeValue } from '../key-encoding'
import { isFields, type Fields } from '../values'
import { ServiceError } from '../../types'
import { accumulators, type Accumulator } from './accumulators'
import { MemoryBudget, sizeOf } from '../memory'
import { fieldName, malformedStage, type Documents, type Stage, type Stages } from './stage'
import { must } from '../must'

/** One output field of a group: which accumulator, fed with what. */
interface Output {
  readonly field: string
  readonly make: () => Accumulator
  readonly evaluate: Evaluate
  /** The accumulator keeps every value it is given. */
  readonly keeps: boolean
}

const KEEPING = new Set(['$push', '$addToSet', '$mergeObjects'])
const GROUP_OVERHEAD = 64

/**
 * Reads `{total: {$sum: '$price'}, …}`.
 * @throws ServiceError INVALID_PARAM for a field that is no accumulator, DATABASE_INVALID_OPERRATOR for an
 *   accumulator that is not known
 */
export function outputsOf(stage: string, specification: Fields): Output[] {
  return Object.entries(specification).map(([field, definition]) => {
    fieldName(stage, field)
    const [name, ...others] = isFields(definition) ? Object.keys(definition) : []
    if (name?.startsWith('$') !== true || others.length > 0) {
      throw malformedStage(`The field '${field}' must be an accumulator object`)
    }
    const make = Object.hasOwn(accumulators, name) ? accumulators[name] : undefined
    if (!make) throw new ServiceError('DATABASE_INVALID_OPERRATOR', `unknown group operator '${name}'`)
    const evaluate = compileExpression((definition as Fields)[name])
    return { field, make, evaluate, keeps: KEEPING.has(name) }
  })
}

/** The accumulators of one group. */
export class Group {
  private readonly running: readonly Accumulator[]

  constructor(
    private readonly outputs: readonly Output[],
    private readonly budget: MemoryBudget,
  ) {
    this.running = outputs.map((output) => output.make())
    budget.take(GROUP_OVERHEAD * (outputs.length + 1))
  }

  add(root: Fields, variables: Fields): void {
    this.outputs.forEach(({ evaluate, keeps }, n) => {
      const value = evaluate({ root, variables })
      if (keeps) this.budget.take(sizeOf(value))
      must(this.running[n]).add(value)
    })
  }

  result(id: unknown): Fields {
    const values = this.outputs.map(({ field }, n) => [field, must(this.running[n]).result()])
    return { _id: id, ...(Object.fromEntries(values) as Fields) }
  }
}

/** Keeps the accumulators of each group, not its documents. */
const group: Stage = (specification, { variables }) => {
  if (!isFields(specification)) throw malformedStage("a group's fields must be specified in an object")
  if (!('_id' in specification)) throw malformedStage('a group specification must include an _id')
  const { _id, ...fields } = specification
  const id = compileExpression(_id)
  const outputs = outputsOf('$group', fields)
  return function* (documents: Documents) {
    const refusal =
      "Exceeded memory limit for $group, but didn't allow external sort. Pass allowDiskUse:true to opt in."
    const budget = new MemoryBudget(refusal)
    const groups = new Map<string, { id: unknown; group: Group }>()
    for (const root of documents) {
      const value = id({ root, variables }) ?? null
      const key = encodeValue(value).toString('latin1')
      let found = groups.get(key)
      if (!found) {
        budget.take(key.length + sizeOf(value))
        found = { id: value, group: new Group(outputs, budget) }
        groups.set(key, found)
      }
      found.group.add(root, variables)
    }
    for (const found of groups.values()) yield found.group.result(found.id)
  }
}

export const groupStage: Stages = { $group: group }
