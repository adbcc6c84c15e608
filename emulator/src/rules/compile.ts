import type { Expression } from './expression'
import { RuleSyntaxError } from './expression'
import { parseRule } from './parser'

/** A rule as it is written down: a boolean, or an expression as text. */
export type RuleText = boolean | string

/**
 * Compiles one rule.
 *
 * @param place what the rule belongs to, for example `collection todos, rule "read"`
 * @throws Error naming the place and the column
 */
export function compileRule(rule: unknown, place: string, variables: readonly string[]): Expression {
  if (typeof rule === 'boolean') return { kind: 'value', value: rule }
  if (typeof rule !== 'string') throw new Error(`${place}: a rule is true, false or an expression as text`)
  try {
    return parseRule(rule, variables)
  } catch (error) {
    if (!(error instanceof RuleSyntaxError)) throw error
    throw new Error(`${place}, column ${error.column}: ${error.message}`)
  }
}
