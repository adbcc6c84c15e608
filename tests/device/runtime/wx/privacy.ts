import type { DeviceHost } from '../device'
import { asynchronousAll, Failure } from './call'
import { ask } from './overlay'
import type { Backing } from './storage'

type Decision = { readonly event: 'agree' | 'disagree' | 'exposureAuthorization'; readonly buttonId?: string }
type Listener = (resolve: (decision: Decision) => void, about: { readonly referrer: string }) => void

const contractName = '《邻格小程序隐私保护指引》'

/**
 * 隐私信息授权 (WeChat documentation: 指南/健康运营指引/用户隐私保护): what touches a person's data waits until the person has
 * agreed, once. WeChat asks by its own dialog, or by the program's, when it has registered one.
 */
export class Privacy {
  private listener: Listener | null = null
  private readonly kept: string

  constructor(
    private readonly host: DeviceHost,
    private readonly backing: Backing,
  ) {
    this.kept = `wxprivacy:${host.settings.openid}`
  }

  /**
   * @param referrer the function that needs the consent.
   * @throws Failure when the person refuses; the next call asks again.
   */
  async require(referrer: string): Promise<void> {
    if (this.isGiven()) return
    const answer = await (this.listener ? this.askProgram(this.listener, referrer) : this.askPerson())
    if (answer !== 'agree') throw new Failure('privacy permission is not authorized', { errno: 104 })
    this.backing.setItem(this.kept, 'agree')
  }

  apis(): { [name: string]: unknown } {
    return {
      ...asynchronousAll({
        getPrivacySetting: () => ({ needAuthorization: !this.isGiven(), privacyContractName: contractName }),
        requirePrivacyAuthorize: async () => {
          await this.require('requirePrivacyAuthorize')
          return undefined
        },
        openPrivacyContract: async () => {
          const choices = [{ choice: 'close', text: '关闭', native: 'cancelModal' }] as const
          await ask(this.host, { title: contractName, content: '', choices })
          return undefined
        },
      }),
      // The latest registration takes the place of any before it.
      onNeedPrivacyAuthorization: (listener: Listener) => {
        this.listener = listener
      },
    }
  }

  isGiven(): boolean {
    return this.backing.getItem(this.kept) === 'agree'
  }

  private askProgram(listener: Listener, referrer: string): Promise<'agree' | 'disagree'> {
    return new Promise((resolve) => {
      listener(
        ({ event, buttonId }) => {
          if (event === 'exposureAuthorization') return
          if (event === 'agree' && !buttonId)
            this.host.report('wx-usage', 'agreeing to privacy needs a buttonId')
          resolve(event === 'agree' && buttonId ? 'agree' : 'disagree')
        },
        { referrer },
      )
    })
  }

  private askPerson(): Promise<'agree' | 'disagree'> {
    const { privacy } = this.host.fixtures
    if (privacy !== 'ask') return Promise.resolve(privacy)
    return ask(this.host, {
      title: '用户隐私保护提示',
      content: `使用前请仔细阅读${contractName}`,
      choices: [
        { choice: 'disagree', text: '拒绝', native: 'authorizeCancel' },
        { choice: 'agree', text: '同意', native: 'authorizeAllow' },
      ],
    })
  }
}
