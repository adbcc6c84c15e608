import { AppError } from '../../../../domain/errors'
import { cloud } from '../../../kernel/cloud'
import { temporaryLinks } from '../../../kernel/files'

type Asked =
  { readonly task: 'work' | 'errors' | 'export'; readonly id: string } | { readonly task: 'template' }

interface Reply {
  readonly ok: boolean
  readonly code?: string
  readonly file?: string
}

/** Asks the `roster` function, which holds what reads and writes workbooks. Throws what it refuses. */
export async function askRoster(asked: Asked): Promise<Reply> {
  const answer: unknown = await cloud.callFunction({ name: 'roster', data: asked })
  const { result } = answer as { readonly result: Reply }
  if (result.ok) return result
  if (result.code === 'too_many')
    throw new AppError('too_many', { message: '人太多，一份写不下，请按网格分别导出' })
  throw new AppError('internal')
}

/** Ms that is waited for the `roster` function, which goes on by itself: `api` has to answer within 15 s. */
const PATIENCE = 10_000

/** What comes in time; null for what takes longer. */
export async function soon<T>(work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, null)
  })
  return Promise.race([work, enough]).finally(() => clearTimeout(timer))
}

/** Lets an import work for a stretch; whatever becomes of that, the import itself says how far it is. */
export async function letWork(id: string): Promise<void> {
  const worked = askRoster({ task: 'work', id }).catch((error: unknown) =>
    console.error(`import ${id} was interrupted`, error),
  )
  await soon(worked)
}

/** A link to a stored workbook, good for minutes. Throws `not_found` when it is gone. */
export async function linkTo(file: string | undefined, name: string): Promise<{ url: string; name: string }> {
  const url = file === undefined ? undefined : (await temporaryLinks([file])).get(file)
  if (url === undefined) throw new AppError('not_found', { message: '文件已经不在了，请重新生成' })
  return { url, name }
}
