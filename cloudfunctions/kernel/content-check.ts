import { AppError } from '../../domain/errors'
import { openapi } from './openapi'

/** WeChat's scenes of use (2 comment and 4 social log are not needed here). */
export const scenes = { profile: 1, forum: 3 } as const
type Scene = (typeof scenes)[keyof typeof scenes]

/**
 * WeChat's verdict on a text before it is kept. `manual` when the check wants a person or cannot be reached:
 * such a text is held, never published by itself. Throws `unsafe_text` when it is refused.
 */
export async function checkText(
  openid: string,
  content: string,
  scene: Scene = scenes.forum,
): Promise<'pass' | 'manual'> {
  if (content.trim() === '') return 'pass'
  const suggestion = await askText(openid, content, scene)
  if (suggestion === 'risky') throw new AppError('unsafe_text')
  return suggestion === 'pass' ? 'pass' : 'manual'
}

async function askText(openid: string, content: string, scene: Scene): Promise<string> {
  try {
    const { result } = await openapi().security.msgSecCheck({
      openid,
      content,
      version: 2,
      scene,
    })
    return result.suggest
  } catch (error) {
    console.warn('text check gave no verdict', error)
    return 'unreachable'
  }
}

/** Asks for a verdict on a picture; it comes later as a `wxa_media_check` push. Answers WeChat's trace, null when unreachable. */
export async function askPicture(
  openid: string,
  url: string,
  scene: Scene = scenes.forum,
): Promise<string | null> {
  try {
    const asked = await openapi().security.mediaCheckAsync({
      openid,
      mediaUrl: url,
      mediaType: 2,
      version: 2,
      scene,
    })
    return asked.traceId
  } catch (error) {
    console.warn('picture check gave no verdict', error)
    return null
  }
}
