import type { ErrorCode, Reply } from '../../domain/errors'
import { AppError } from '../../domain/errors'

export type Outcome = 'ok' | ErrorCode

/** What a call came to, in one word. */
export const outcomeOf = (reply: Reply): Outcome => (reply.ok ? 'ok' : reply.code)

/** The refusal that a call of the typed client meets; fails when it succeeds. */
export async function refusalOf(call: Promise<unknown>): Promise<AppError> {
  const answer = await call.then(
    (data) => ({ data }),
    (error: unknown) => ({ error }),
  )
  if ('error' in answer && answer.error instanceof AppError) return answer.error
  throw new Error(`expected a refusal, got ${JSON.stringify(answer)}`)
}

/** `refusalOf` for tests that look at the code only. */
export const codeOf = async (call: Promise<unknown>): Promise<ErrorCode> => (await refusalOf(call)).code

/**
 * Reads a table written as text: the first line names the columns, every further line a row and one letter for
 * each column. Row → column → letter.
 */
export function tableOf(text: string): Map<string, Map<string, string>> {
  const [head = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  return new Map(
    rows.map(([name = '', ...letters]) => {
      if (letters.length !== head.length)
        throw new Error(`${name}: ${letters.length} cells of ${head.length}`)
      return [name, new Map(head.map((column, at) => [column, letters[at] ?? '']))]
    }),
  )
}

/** Matches a sentence for people. */
export const inChinese: unknown = expect.stringMatching(/[\u4e00-\u9fff]/)
