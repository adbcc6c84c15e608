/**
 * What the program must not become (国办函〔2026〕12号): a league table of people or offices, a compulsory daily
 * sign-in, an assessment by points. Names give such a thing away before it is built.
 */

/** English words that name a ranking or a streak, whatever they are joined to. */
const words = new Set([
  ...[
    'rank',
    'ranks',
    'ranked',
    'ranking',
    'rankings',
    'leaderboard',
    'leaderboards',
    'scoreboard',
    'league',
  ],
  ...['podium', 'streak', 'streaks', 'punchcard'],
])
/** Daily in one breath with signing in. */
const daily = new Set(['daily', 'everyday', 'day'])
const presence = new Set(['checkin', 'signin', 'attendance', 'clockin'])
const chinese = /排名|排行|榜单|红黑榜|龙虎榜|积分榜|光荣榜|末位|打卡|签到|连续登录/
/** Numbers that a person could be measured by; fine for a thing, so each is looked at once. */
const measures = new Set(['score', 'scores', 'points', 'stars', 'grade', 'credit', 'credits'])

/** `signInDaily` → sign, in, daily; neighbours are also joined, so that check-in is found as checkin. */
function wordsOf(name: string): string[] {
  const parts = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean)
  return [...parts, ...parts.slice(1).map((part, at) => (parts[at] ?? '') + part)]
}

/** Says what is wrong with a name or a text, or null. */
export function formalismIn(text: string): string | null {
  const found = chinese.exec(text)?.[0]
  if (found) return found
  const parts = wordsOf(text)
  const ranking = parts.find((part) => words.has(part))
  if (ranking) return ranking
  const isDaily = parts.some((part) => daily.has(part)) && parts.some((part) => presence.has(part))
  return isDaily ? 'daily sign-in' : null
}

/** Whether a field of an answer could be a measure of a person. */
export const isMeasure = (field: string): boolean => wordsOf(field).some((part) => measures.has(part))
