import type { Fields } from '../values'

/** What an expression sees: the document, and the values of `$$names`. */
export interface Scope {
  readonly root: unknown
  readonly variables: Fields
}

/** A compiled expression; `undefined` stands for a missing value. */
export type Evaluate = (scope: Scope) => unknown

export type Compile = (expression: unknown) => Evaluate

/** Makes the evaluation of one operator from its argument as it stands in the request. */
export type ExpressionOperator = (argument: unknown, compile: Compile) => Evaluate

export interface ExpressionOperators {
  readonly [name: string]: ExpressionOperator
}
