import type { DeviceHost, Json, Profile } from '../device'
import { answerFail } from './call'
import type { FileStore } from './files'
import type { Wire } from './http'
import { loadPicture } from './media'
import type { Privacy } from './privacy'

interface Parts {
  readonly host: DeviceHost
  readonly files: FileStore
  readonly wire: Wire
  readonly privacy: Privacy
}

/**
 * What stands behind `<button open-type="chooseAvatar">` and `<input type="nickname">` (WeChat documentation:
 * 指南/开放能力/用户信息/获取头像昵称). The picture waits for the consent to the privacy guide like any other; the
 * keyboard does not ask for it, it offers no nickname before (指南/健康运营指引/用户隐私保护/小程序隐私协议开发指南).
 */
export function profileOf({ host, files, wire, privacy }: Parts): Profile {
  return {
    async chooseAvatar(): Promise<Json | null> {
      try {
        await privacy.require('chooseAvatar')
      } catch (thrown) {
        return { ...answerFail('chooseAvatar', thrown) } as Json
      }
      const avatar = host.fixtures.avatars.shift()
      // No event comes of a choice that was left, nor of a picture that WeChat's own check refuses.
      if (!avatar || avatar.isRisky) return null
      return { avatarUrl: files.addTemporary(await loadPicture(wire, avatar.url)) }
    },
    hasNicknameKeyboard: () => privacy.isGiven(),
  }
}
