export type Suggestion = 'pass' | 'review' | 'risky'

export interface Verdict {
  readonly suggest: Suggestion
  /** WeChat's label: 100 normal, 10001 advertising, 20001 politics, 20002 porn, 20003 abuse, 20008 fraud, 21000 other. */
  readonly label: number
  readonly keyword?: string
}

/** How a fault disturbs the content checks. */
export type ForcedCheck = 'refuse' | 'review' | 'unreachable'

const PASS: Verdict = { suggest: 'pass', label: 100 }

/** Invented words that stand for what WeChat would find; documented in the README. */
const WORDS: readonly Verdict[] = [
  { keyword: '违规测试词', suggest: 'risky', label: 21000 },
  { keyword: '广告测试词', suggest: 'risky', label: 10001 },
  { keyword: '涉政测试词', suggest: 'risky', label: 20001 },
  { keyword: '色情测试词', suggest: 'risky', label: 20002 },
  { keyword: '辱骂测试词', suggest: 'risky', label: 20003 },
  { keyword: '诈骗测试词', suggest: 'risky', label: 20008 },
  { keyword: '复核测试词', suggest: 'review', label: 21000 },
]

const MEDIA_MARKERS: readonly { readonly text: string; readonly verdict: Verdict }[] = [
  { text: 'emulator-risky', verdict: { suggest: 'risky', label: 20002 } },
  { text: 'emulator-review', verdict: { suggest: 'review', label: 21000 } },
]

/** Judges a text by the word list; `risky` words win over `review` words. */
export function judgeText(text: string): Verdict {
  return WORDS.find(({ keyword }) => keyword !== undefined && text.includes(keyword)) ?? PASS
}

/** Judges a picture or sound: a marker in its name or anywhere in its bytes. */
function judgeMedia(name: string, bytes: Buffer | undefined): Verdict {
  const found = MEDIA_MARKERS.find(({ text }) => name.includes(text) || bytes?.includes(text) === true)
  return found?.verdict ?? PASS
}

/** What the content checks find. */
export interface Judge {
  text(text: string): Verdict
  media(name: string, bytes: Buffer | undefined): Verdict
}

/** A judge by words and markers, whom a fault overrules: `refuse` and `review` hold for whatever is shown. */
export function createJudge(forcedCheck: () => ForcedCheck | undefined): Judge {
  return {
    text: (text) => forcedVerdict(forcedCheck()) ?? judgeText(text),
    media: (name, bytes) => forcedVerdict(forcedCheck()) ?? judgeMedia(name, bytes),
  }
}

function forcedVerdict(check: ForcedCheck | undefined): Verdict | undefined {
  if (check === 'refuse') return { suggest: 'risky', label: 21000 }
  return check === 'review' ? { suggest: 'review', label: 21000 } : undefined
}
