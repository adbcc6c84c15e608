import { BSONRegExp } from 'bson'
import { ServiceError } from '../types'

/** A regular expression as a value: JavaScript's own, or BSON's where JavaScript lacks an option (`x`). */
export type Pattern = RegExp | BSONRegExp

export function isPattern(value: unknown): value is Pattern {
  return value instanceof RegExp || value instanceof BSONRegExp
}

const OPTIONS = /^[imsxu]*$/

/**
 * A pattern out of its parts.
 * @throws ServiceError INVALID_PARAM when the pattern cannot be compiled or an option is not known
 */
export function patternOf(source: string, options: string): Pattern {
  // `g`, `y` and `d` say how to search, not what matches; JavaScript sends them and they mean nothing here.
  const known = options.replace(/[gyd]/g, '')
  if (!OPTIONS.test(known))
    throw new ServiceError('INVALID_PARAM', `invalid flag in regex options: ${options}`)
  const pattern = known.includes('x') ? undefined : native(source, known)
  if (pattern) return pattern
  compilePattern(source, known)
  return new BSONRegExp(source, known.replace('u', ''))
}

function native(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags)
  } catch {
    return undefined
  }
}

/** Source and options, the options in order. */
export function patternParts(pattern: Pattern): { source: string; options: string } {
  if (pattern instanceof BSONRegExp) return { source: pattern.pattern, options: pattern.options }
  return { source: pattern.source, options: pattern.flags.replace(/[gyd]/g, '') }
}

/** The text by which patterns are compared and stored in keys. */
export function patternText(pattern: Pattern): string {
  const { source, options } = patternParts(pattern)
  return `/${source}/${options}`
}

/** Whether a text matches, by the rules of PCRE, which MongoDB uses. */
export function patternTest(pattern: Pattern): (text: string) => boolean {
  const { source, options } = patternParts(pattern)
  const compiled = compilePattern(source, options)
  return (text) => compiled.test(text)
}

/** Compiles a PCRE pattern; JavaScript has all of it but `x`, `(?i)` in front and some anchors. */
function compilePattern(source: string, options: string): RegExp {
  const leading = /^\(\?([imsx]+)\)/.exec(source)
  const flags = new Set(`${options}${leading?.[1] ?? ''}`)
  const rest = leading ? source.slice(leading[0].length) : source
  const translated = translate(rest, { extended: flags.delete('x'), multiline: flags.has('m') })
  const own = [...flags].filter((flag) => flag !== 'u').join('')
  // With `u` a dot is one character; some patterns escape what `u` forbids to escape.
  const compiled = native(translated, `${own}u`) ?? native(translated, own)
  if (compiled) return compiled
  throw new ServiceError('INVALID_PARAM', `Regular expression is invalid: ${source}`)
}

/** A class, an escape, a comment or space of `x`, a named group or an anchor that PCRE means otherwise. */
const TOKEN = /\[\^?\]?(?:\\[\s\S]|\[:\w+:\]|[^\]\\])*\]|\\[\s\S]|#[^\n]*\n?|\s+|\(\?P<|\$/g

const ESCAPES: { readonly [escape: string]: string } = {
  '\\A': '(?<![\\s\\S])',
  '\\z': '(?![\\s\\S])',
  '\\Z': '(?=\\n?(?![\\s\\S]))',
  '\\h': '[ \\t]',
}

function translate(source: string, mode: { extended: boolean; multiline: boolean }): string {
  return source.replace(TOKEN, (token) => {
    if (token.startsWith('[')) return posixClasses(token)
    if (token.startsWith('\\')) return ESCAPES[token] ?? token
    if (token === '(?P<') return '(?<'
    if (token === '$') return mode.multiline ? '$' : '(?=\\n?$)'
    return mode.extended ? '' : token
  })
}

const POSIX: { readonly [name: string]: string } = {
  ...{ alpha: 'A-Za-z', digit: '0-9', alnum: 'A-Za-z0-9', upper: 'A-Z', lower: 'a-z', space: '\\s' },
  ...{ punct: '!-\\/:-@\\[-`{-~', word: '\\w', xdigit: '0-9A-Fa-f', blank: ' \\t' },
}

const posixClasses = (token: string): string =>
  token.replace(/\[:(\w+):\]/g, (whole, name: string) => POSIX[name] ?? whole)
