import { RuleSyntaxError } from './expression'
import { cutTemplate } from './template'

export interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'template' | 'pattern' | 'sign' | 'end'
  /** The characters as written, quotes included. */
  readonly text: string
  /** Column of the first character, from 1. */
  readonly column: number
}

const SHAPES: readonly (readonly [Token['kind'], RegExp])[] = [
  ['name', /[A-Za-z_$][\w$]*/y],
  ['number', /\d+(\.\d+)?/y],
  ['text', /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/y],
  ['pattern', /\/(?:[^/\\]|\\.)+\/[gimsuy]*/y],
  ['sign', /===|!==|==|!=|>=|<=|&&|\|\||[<>!.,()[\]-]/y],
]

/**
 * Cuts a rule into tokens; the last one is the end.
 *
 * @param offset column of the first character minus 1, for parts of a longer text
 * @throws RuleSyntaxError at a character that begins nothing
 */
export function tokenize(rule: string, offset = 0): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < rule.length) {
    if (/\s/.test(rule.charAt(at))) {
      at++
      continue
    }
    const token = tokenAt(rule, at, offset)
    tokens.push(token)
    at += token.text.length
  }
  return [...tokens, { kind: 'end', text: '', column: offset + at + 1 }]
}

function tokenAt(rule: string, at: number, offset: number): Token {
  const template = rule.charAt(at) === '`' ? cutTemplate(rule, at) : undefined
  if (template) return { kind: 'template', text: rule.slice(at, template.end), column: offset + at + 1 }
  for (const [kind, shape] of SHAPES) {
    shape.lastIndex = at
    const text = shape.exec(rule)?.[0]
    if (text !== undefined) return { kind, text, column: offset + at + 1 }
  }
  throw new RuleSyntaxError(offset + at + 1, `unexpected ${rule.charAt(at)}`)
}
