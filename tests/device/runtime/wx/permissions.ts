import type { DeviceHost } from '../device'
import { asynchronousAll, Failure, textOption, type Fields } from './call'
import { ask } from './overlay'
import type { Backing } from './storage'

/** 授权 (WeChat documentation: 指南/开放能力/用户信息/授权): each scope is asked for once, and the answer is kept. */
export class Permissions {
  private readonly kept: string

  constructor(
    private readonly host: DeviceHost,
    private readonly backing: Backing,
  ) {
    this.kept = `wxscopes:${host.settings.openid}`
  }

  /** @throws Failure when the person refuses now or has refused before. */
  async require(scope: string): Promise<void> {
    const known = this.answers()[scope]
    const isGiven = known ?? (await this.askPerson(scope))
    if (known === undefined) this.keep(scope, isGiven)
    if (!isGiven) throw new Failure('auth deny')
  }

  apis(): { [name: string]: unknown } {
    const setting = (): Fields => ({
      authSetting: this.answers(),
      subscriptionsSetting: { mainSwitch: true, itemSettings: {} },
    })
    return asynchronousAll({
      authorize: async (options) => {
        await this.require(textOption(options, 'scope'))
        return undefined
      },
      getSetting: setting,
      openSetting: setting,
    })
  }

  private answers(): { [scope: string]: boolean } {
    return JSON.parse(this.backing.getItem(this.kept) ?? '{}') as { [scope: string]: boolean }
  }

  private keep(scope: string, isGiven: boolean): void {
    this.backing.setItem(this.kept, JSON.stringify({ ...this.answers(), [scope]: isGiven }))
  }

  private async askPerson(scope: string): Promise<boolean> {
    const { permission } = this.host.fixtures
    if (permission !== 'ask') return permission === 'agree'
    const answer = await ask(this.host, {
      title: '邻格 申请',
      content: scope,
      choices: [
        { choice: 'disagree', text: '拒绝', native: 'authorizeCancel' },
        { choice: 'agree', text: '允许', native: 'authorizeAllow' },
      ],
    })
    return answer === 'agree'
  }
}
