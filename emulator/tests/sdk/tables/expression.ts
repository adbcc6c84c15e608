import { $, type Fields } from '../support'

/** One operator of `db.command.aggregate`: what an expression gives for each document. */
export interface ExpressionRow {
  readonly operator: string
  readonly it: string
  readonly given: readonly Fields[]
  readonly value: unknown
  /** One result for each document; `undefined` is a field that is left out. */
  readonly gives: readonly unknown[]
}

const NOTHING: readonly Fields[] = [{ nothing: true }]

/** A row of a table: an operator, its operands, the documents, the results. */
export function row(
  operator: string,
  operand: unknown,
  gives: readonly unknown[],
  { given = NOTHING, it = '' }: { given?: readonly Fields[]; it?: string } = {},
): ExpressionRow {
  const says = it === '' ? `${operator} of ${JSON.stringify(operand)}` : `${operator}: ${it}`
  return { operator, it: says, given, value: $[operator]?.(operand), gives }
}

/** Documents that each hold one value under `x`. */
export const xs = (...values: readonly unknown[]): Fields[] =>
  values.map((x) => (x === undefined ? {} : { x }))
