import type { Comparator, Expression } from './expression'
import { RuleSyntaxError } from './expression'
import { cutTemplate } from './template'
import type { Token } from './tokens'
import { tokenize } from './tokens'

/** Figures of WeChat's manual: `get` calls in one rule, and one inside another. */
const MAX_GETS = 3
const MAX_GET_DEPTH = 2

const COMPARATORS: { readonly [sign: string]: Comparator } = {
  '==': '==',
  '===': '==',
  '!=': '!=',
  '!==': '!=',
  '>': '>',
  '>=': '>=',
  '<': '<',
  '<=': '<=',
  in: 'in',
}
const CONSTANTS: { readonly [name: string]: unknown } = {
  true: true,
  false: false,
  null: null,
  undefined: undefined,
}

/**
 * Parses a rule such as `doc._openid == auth.openid && now < doc.until`.
 *
 * @param variables names that may be used: `auth`, `now` and `doc` or `resource`
 * @throws RuleSyntaxError
 */
export function parseRule(rule: string, variables: readonly string[]): Expression {
  const budget = { gets: 0, depth: 0 }
  return new Parser(tokenize(rule), variables, budget).whole()
}

class Parser {
  private at = 0

  constructor(
    private readonly tokens: readonly Token[],
    private readonly variables: readonly string[],
    private readonly budget: { gets: number; depth: number },
  ) {}

  whole(): Expression {
    const expression = this.disjunction()
    if (this.next.kind !== 'end') throw this.unexpected()
    return expression
  }

  private disjunction(): Expression {
    let left = this.conjunction()
    while (this.takes('||')) left = { kind: 'or', left, right: this.conjunction() }
    return left
  }

  private conjunction(): Expression {
    let left = this.comparison()
    while (this.takes('&&')) left = { kind: 'and', left, right: this.comparison() }
    return left
  }

  private comparison(): Expression {
    const left = this.unary()
    const operator = Object.hasOwn(COMPARATORS, this.next.text) ? COMPARATORS[this.next.text] : undefined
    if (operator === undefined) return left
    this.at++
    return { kind: 'compare', operator, left, right: this.unary() }
  }

  private unary(): Expression {
    if (this.takes('!')) return { kind: 'not', operand: this.unary() }
    return this.accesses(this.primary())
  }

  /** Any number of `.name` and `[key]`. */
  private accesses(start: Expression): Expression {
    let of = start
    for (;;) {
      if (this.takes('.')) of = { kind: 'member', of, key: { kind: 'value', value: this.name() } }
      else if (this.takes('[')) {
        of = { kind: 'member', of, key: this.disjunction() }
        this.expect(']')
      } else return of
    }
  }

  private primary(): Expression {
    const token = this.next
    this.at++
    switch (token.kind) {
      case 'number':
        return { kind: 'value', value: Number(token.text) }
      case 'text':
        return { kind: 'value', value: unquoted(token) }
      case 'template':
        return this.template(token)
      case 'pattern':
        return this.patternTest(token)
      case 'name':
        return this.named(token)
      default:
        return this.sign(token)
    }
  }

  private sign(token: Token): Expression {
    if (token.text === '(') {
      const inner = this.disjunction()
      this.expect(')')
      return inner
    }
    if (token.text === '[') return this.list()
    if (token.text === '-' && this.next.kind === 'number') {
      return { kind: 'value', value: -Number(this.advance().text) }
    }
    this.at--
    throw this.unexpected()
  }

  private list(): Expression {
    const items: Expression[] = []
    while (!this.takes(']')) {
      if (items.length > 0) this.expect(',')
      items.push(this.disjunction())
    }
    return { kind: 'list', items }
  }

  private named(token: Token): Expression {
    if (Object.hasOwn(CONSTANTS, token.text)) return { kind: 'value', value: CONSTANTS[token.text] }
    if (token.text === 'get' && this.next.text === '(') return this.get(token)
    if (this.variables.includes(token.text)) return { kind: 'variable', name: token.text }
    const known = this.variables.join(', ')
    throw new RuleSyntaxError(token.column, `${token.text} is not known here; there are ${known}`)
  }

  private get(token: Token): Expression {
    this.budget.gets++
    this.budget.depth++
    if (this.budget.gets > MAX_GETS) {
      throw new RuleSyntaxError(token.column, `a rule has at most ${MAX_GETS} get calls`)
    }
    if (this.budget.depth > MAX_GET_DEPTH) {
      throw new RuleSyntaxError(token.column, `get calls are nested at most ${MAX_GET_DEPTH} deep`)
    }
    this.expect('(')
    const path = this.disjunction()
    this.expect(')')
    this.budget.depth--
    return { kind: 'get', path }
  }

  private patternTest(token: Token): Expression {
    const end = token.text.lastIndexOf('/')
    const pattern = compiled(token, token.text.slice(1, end), token.text.slice(end + 1))
    this.expect('.')
    if (this.name() !== 'test') throw new RuleSyntaxError(token.column, 'a pattern is used as /…/.test(text)')
    this.expect('(')
    const text = this.disjunction()
    this.expect(')')
    return { kind: 'test', pattern, text }
  }

  /** A text with `${…}` in backquotes. */
  private template(token: Token): Expression {
    const parts = (cutTemplate(token.text, 0)?.parts ?? []).map(({ isHole, text, from }): Expression => {
      if (!isHole) return { kind: 'value', value: text }
      const inner = tokenize(text, token.column - 1 + from)
      return new Parser(inner, this.variables, this.budget).whole()
    })
    return { kind: 'template', parts }
  }

  private get next(): Token {
    return this.tokens[Math.min(this.at, this.tokens.length - 1)] as Token
  }

  private advance(): Token {
    const token = this.next
    this.at++
    return token
  }

  private takes(sign: string): boolean {
    if (this.next.kind !== 'sign' || this.next.text !== sign) return false
    this.at++
    return true
  }

  private expect(sign: string): void {
    if (!this.takes(sign)) {
      throw new RuleSyntaxError(this.next.column, `expected ${sign}, found ${this.next.text || 'the end'}`)
    }
  }

  private name(): string {
    if (this.next.kind !== 'name') throw this.unexpected()
    return this.advance().text
  }

  private unexpected(): RuleSyntaxError {
    return new RuleSyntaxError(this.next.column, `unexpected ${this.next.text || 'end'}`)
  }
}

function unquoted({ text }: Token): string {
  return text.slice(1, -1).replace(/\\(.)/g, '$1')
}

function compiled(token: Token, source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags.replace(/[gy]/g, ''))
  } catch (error) {
    throw new RuleSyntaxError(token.column, (error as Error).message)
  }
}
