/** A parsed rule: what the expression says, without any person or document yet. */
export type Expression =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Expression; readonly key: Expression }
  | { readonly kind: 'template'; readonly parts: readonly Expression[] }
  | { readonly kind: 'get'; readonly path: Expression }
  | { readonly kind: 'test'; readonly pattern: RegExp; readonly text: Expression }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | Comparison

export interface Comparison {
  readonly kind: 'compare'
  readonly operator: Comparator
  readonly left: Expression
  readonly right: Expression
}

export type Comparator = '==' | '!=' | '>' | '>=' | '<' | '<=' | 'in'

/** A mistake in a rule, with the column (from 1) where it was noticed. */
export class RuleSyntaxError extends Error {
  constructor(
    readonly column: number,
    reason: string,
  ) {
    super(reason)
    this.name = 'RuleSyntaxError'
  }
}
