import type { DeviceHost } from '../device'
import { asynchronous, Failure, type Fields } from './call'
import type { CloudSession } from './cloud/session'
import { draw, openBox, wideButton } from './overlay'
import { isTapTurn } from './tap-turn'

/** Most templates of one request (WeChat documentation: API/开放接口/订阅消息/wx.requestSubscribeMessage). */
const MAX_TEMPLATES = 5

type Answers = Readonly<Record<string, string>>

interface Parts {
  readonly host: DeviceHost
  readonly session: CloudSession
}

/** The rules of the documentation, in the order in which the client checks them; errCode as in its table. */
function readTemplates({ tmplIds }: Fields, isTap: boolean): string[] {
  if (!Array.isArray(tmplIds) || tmplIds.length === 0)
    throw new Failure("TmplIds can't be empty", { errCode: 10001 })
  if (!tmplIds.every((id) => typeof id === 'string' && id !== '')) {
    throw new Failure('Invalid template id', { errCode: 10004 })
  }
  if (tmplIds.length > MAX_TEMPLATES)
    throw new Failure('Templates count out of max bounds', { errCode: 20003 })
  if (!isTap) throw new Failure('can only be invoked by user TAP gesture.', { errCode: 20000 })
  return tmplIds as string[]
}

/** One box to tick for each template, and two buttons: allow what is ticked, or nothing. */
function askPerson(host: DeviceHost, templates: readonly string[]): Promise<Answers> {
  return new Promise((resolve) => {
    const boxes = templates.map((template) => {
      const box = document.createElement('input')
      box.type = 'checkbox'
      box.checked = true
      return { template, box }
    })
    const button = (text: string, native: string, isAllowed: boolean) =>
      draw('button', {
        text,
        native,
        style: wideButton,
        onTap: () => {
          close()
          const answer = ({ template, box }: (typeof boxes)[number]) =>
            [template, isAllowed && box.checked ? 'accept' : 'reject'] as const
          resolve(Object.fromEntries(boxes.map(answer)))
        },
      })
    const rows = boxes.map(({ template, box }) => {
      const row = draw('label', { style: 'display:block;padding:12px;' }, [box])
      row.append(template)
      return row
    })
    const inside = [
      draw('h2', { text: '邻格 申请向你发送以下消息' }),
      ...rows,
      button('取消', 'authorizeCancel', false),
      button('允许', 'authorizeAllow', true),
    ]
    const close = openBox(host, { label: '订阅消息', place: 'bottom', inside })
  })
}

function decide(host: DeviceHost, templates: readonly string[]): Promise<Answers> {
  const { subscribe } = host.fixtures
  if (subscribe === 'ask') return askPerson(host, templates)
  const answerFor = (id: string) => (typeof subscribe === 'string' ? subscribe : (subscribe[id] ?? 'reject'))
  return Promise.resolve(Object.fromEntries(templates.map((id) => [id, answerFor(id)])))
}

/** 开放接口/订阅消息: asks the person; the emulator counts what was accepted, as WeChat does. */
export function subscribeApis({ host, session }: Parts): { [name: string]: unknown } {
  return {
    // Whether it is a tap is known only now, before anything is waited for.
    requestSubscribeMessage: (options: Fields = {}) => {
      const isTap = isTapTurn()
      return asynchronous('requestSubscribeMessage', async (given) => {
        const templateIds = readTemplates(given, isTap)
        if (host.fixtures.network === 'none') throw new Failure('Request list fail', { errCode: 10002 })
        const answers = await decide(host, templateIds)
        await session.post('/client/subscriptions', { templateIds, answers })
        return answers
      })(options)
    },
  }
}
