import { AppError } from '../../../domain/errors'
import { encodeScene } from '../../../domain/scene'
import { cloud } from '../../kernel/cloud'
import { openapi } from '../../kernel/openapi'

/** The page that reads a scene (src/tabs/home/use-scene.ts); WeChat wants it without a slash and published. */
const PAGE = 'tabs/home/index'
/** px: sharp enough for a sheet of A4 with one code on it. */
const WIDTH = 860
const FOLDER = 'doors'

const WeChat = { notPublished: 41030, tooMany: 45009 } as const

const nameOf = (building: string): string => `${building}.jpg`
/** The cloud:// id of a building's code in the folder that its org names. */
export const fileOfCode = (folder: string, building: string): string => `${folder}/${nameOf(building)}`

/**
 * Draws the code for the door of a building and stores it; answers the folder that it lies in, a cloud:// id.
 * Throws `conflict` while the program is not published, `too_many` when WeChat draws no more this minute, `internal`.
 */
export async function drawDoorCode(building: string): Promise<string> {
  const fileContent = await picture(encodeScene({ kind: 'building', id: building }))
  const { fileID } = await cloud.uploadFile({ cloudPath: `${FOLDER}/${nameOf(building)}`, fileContent })
  return fileID.slice(0, -nameOf(building).length - 1)
}

async function picture(scene: string): Promise<Buffer> {
  const asked = { scene, page: PAGE, checkPath: true, envVersion: 'release', width: WIDTH } as const
  const answer = await openapi()
    .wxacode.getUnlimited(asked)
    .catch((error: unknown) => {
      console.error('no code was drawn', scene, error)
      throw refusalOf((error as { readonly errCode?: number }).errCode)
    })
  if (!Buffer.isBuffer(answer.buffer) || answer.buffer.length === 0) throw refusalOf(undefined)
  return answer.buffer
}

function refusalOf(errCode: number | undefined): AppError {
  if (errCode === WeChat.notPublished) {
    return new AppError('conflict', { message: '小程序还没有发布，微信现在做不了门牌码，发布以后再来' })
  }
  if (errCode === WeChat.tooMany) {
    return new AppError('too_many', { message: '微信这一分钟做不了更多的码，请过一分钟再试' })
  }
  return new AppError('internal', { message: '微信没有做出门牌码，请稍后再试' })
}
