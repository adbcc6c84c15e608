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
    throw new AppError('too_many', { message: '超过 20,000 人，请按网格分别导出' })
  throw new AppError('internal')
}

/** A link to a stored workbook, good for minutes. Throws `not_found` when it is gone. */
export async function linkTo(file: string | undefined, name: string): Promise<{ url: string; name: string }> {
  const url = file === undefined ? undefined : (await temporaryLinks([file])).get(file)
  if (url === undefined) throw new AppError('not_found', { message: '文件已经不在了，请重新生成' })
  return { url, name }
}
