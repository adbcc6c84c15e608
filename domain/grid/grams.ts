/** Longest piece of a name by which it is looked up, code points. */
const LONGEST = 2

const signsOf = (text: string): string[] => [...text.normalize('NFKC').replace(/\s/g, '').toUpperCase()]

/**
 * The pieces of a name of one and of two signs, each once: kept beside it, so that an index finds it by any part.
 * 市第二医院 → 市, 第, 二, 医, 院, 市第, 第二, 二医, 医院.
 */
export function gramsOf(name: string): string[] {
  const signs = signsOf(name)
  const pieces = (length: number) =>
    signs.slice(length - 1).map((_, at) => signs.slice(at, at + length).join(''))
  return [...new Set([...pieces(1), ...pieces(LONGEST)])]
}

/** The pieces that whatever has this part in its name has, too: of two signs, or the only one. */
export const gramsWithin = (part: string): string[] => {
  const longest = gramsOf(part).filter((piece) => [...piece].length === LONGEST)
  return longest.length > 0 ? longest : gramsOf(part)
}

/** Whether a name has this part: pieces may stand in it in another order. */
export const hasPart = (name: string, part: string): boolean =>
  signsOf(name).join('').includes(signsOf(part).join(''))
