/** A part of a text in backquotes: plain characters, or what stands in a `${…}`. */
export interface TemplatePart {
  readonly isHole: boolean
  readonly text: string
  /** Where the text begins, from 0. */
  readonly from: number
}

/**
 * Cuts the text in backquotes that begins at `start` into its parts; holes may hold templates themselves.
 * Answers undefined when it does not end.
 */
export function cutTemplate(rule: string, start: number): { parts: TemplatePart[]; end: number } | undefined {
  const parts: TemplatePart[] = []
  const add = (isHole: boolean, from: number, to: number): void => {
    parts.push({ isHole, text: rule.slice(from, to), from })
  }
  let at = start + 1
  let from = at
  while (at < rule.length && rule.charAt(at) !== '`') {
    if (!rule.startsWith('${', at)) {
      at++
      continue
    }
    const end = endOfHole(rule, at + 2)
    if (end === undefined) return undefined
    add(false, from, at)
    add(true, at + 2, end)
    at = end + 1
    from = at
  }
  add(false, from, at)
  return at < rule.length ? { parts, end: at + 1 } : undefined
}

function endOfHole(rule: string, start: number): number | undefined {
  let at = start
  while (at < rule.length && rule.charAt(at) !== '}') {
    const inner = rule.charAt(at) === '`' ? cutTemplate(rule, at) : { end: at + 1 }
    if (!inner) return undefined
    at = inner.end
  }
  return at < rule.length ? at : undefined
}
