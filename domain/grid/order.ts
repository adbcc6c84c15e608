const digits = '零一二三四五六七八九'

/** 十二 → 12, 二十 → 20, 三 → 3. Names of grids and buildings count no further than 99 in words. */
function worded(words: string): number {
  const [tens = '', ones = ''] = words.includes('十') ? words.split('十') : ['零', words]
  return (tens === '' ? 1 : digits.indexOf(tens)) * 10 + (ones === '' ? 0 : digits.indexOf(ones))
}

/** The number in a name, written either way; names without one come last. */
function numberIn(name: string): number {
  const figures = /\d+/.exec(name)?.[0]
  if (figures !== undefined) return Number(figures)
  const words = /[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]/.exec(name)?.[0]
  return words === undefined ? Number.MAX_SAFE_INTEGER : worded(words)
}

interface Named {
  readonly name: string
}

/** The order in which people count: 2号楼 before 10号楼, 二网格 before 十网格. */
export const byName = (one: Named, other: Named): number =>
  numberIn(one.name) - numberIn(other.name) || one.name.localeCompare(other.name, 'zh')

interface Building extends Named {
  readonly estate: string | null
}

/** Estate by estate, in each as people count. */
export const byDoor = (one: Building, other: Building): number =>
  (one.estate ?? '').localeCompare(other.estate ?? '', 'zh') || byName(one, other)
