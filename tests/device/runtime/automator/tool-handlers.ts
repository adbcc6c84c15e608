import type { Device } from '../device'
import { text, type Handlers, type Params } from './message'

/** Of what the client's `native()` may ask, the parts that are not a button on the screen. */
function nativeMoves(device: Device): { readonly [name: string]: (data: unknown) => Promise<void> } {
  const { router, pages } = device.host
  return {
    goHome: () => router.reLaunch({ url: `/${pages.all()[0]?.path ?? ''}` }),
    navigateLeft: () => router.navigateBack({ delta: 1 }),
    switchTab: (data) => router.switchTab(data as { readonly url: string }),
  }
}

/** Answers a dialog of WeChat's, as a person would with a finger. */
function tapNative(device: Device, name: string): void {
  const button = device.host.overlay.querySelector<HTMLElement>(`[data-native="${name}"]`)
  if (!button) throw new Error(`there is nothing to ${name}`)
  button.click()
}

async function native(device: Device, params: Params): Promise<void> {
  const name = text(params, 'method')
  const move = nativeMoves(device)[name]
  if (move) await move(params['data'])
  else tapNative(device, name)
}

/** The domain `Tool` of the automator's protocol: WeChat's developer tools, as far as a device can stand for them. */
export function toolHandlers(device: Device): Handlers {
  let ticket = ''
  return {
    'Tool.getInfo': () => {
      const { SDKVersion } = (device.wx['getAppBaseInfo'] as () => { SDKVersion: string })()
      return { SDKVersion }
    },
    // Nobody has to scan a code here: the phone is connected as soon as one asks.
    'Tool.enableRemoteDebug': () => ({ qrCode: '' }),
    'Tool.getTestAccounts': () => ({ accounts: [{ nickName: '', openid: device.host.settings.openid }] }),
    'Tool.getTicket': () => ({ ticket }),
    'Tool.setTicket': (params) => {
      ticket = text(params, 'ticket')
    },
    'Tool.refreshTicket': () => undefined,
    // The figures that this device has measured stand for the report of the tools.
    'Tool.stopAudits': () => {
      const data = JSON.stringify({ violations: device.violations(), meters: device.meters() })
      return { report: `<pre>${data}</pre>`, data }
    },
    'Tool.native': (params) => native(device, params),
  }
}
