import type { DeviceHost, Json } from '../device'
import { asynchronousAll, Failure, textOption } from './call'
import { base64 } from './files'
import type { Privacy } from './privacy'

interface Parts {
  readonly host: DeviceHost
  readonly privacy: Privacy
  /** Notes what the world outside the program got to feel. */
  readonly note: (method: string, detail: Json) => void
}

/** What one may call: digits with the signs that people write between them. */
const phoneNumber = /^[\d+*#, -]+$/

/** 设备: clipboard, calls, vibration and the scanner. */
export function phoneApis({ host, privacy, note }: Parts): { [name: string]: unknown } {
  let clipboard = ''
  return asynchronousAll({
    setClipboardData: async (options) => {
      const data = textOption(options, 'data')
      await privacy.require('setClipboardData')
      clipboard = data
      note('setClipboardData', data)
      return undefined
    },
    getClipboardData: async () => {
      await privacy.require('getClipboardData')
      return { data: clipboard }
    },
    makePhoneCall: (options) => {
      const number = textOption(options, 'phoneNumber')
      if (!phoneNumber.test(number)) throw new Failure('invalid phoneNumber')
      note('makePhoneCall', number)
      return undefined
    },
    vibrateShort: (options) =>
      note('vibrateShort', options['type'] === undefined ? 'medium' : textOption(options, 'type')),
    vibrateLong: () => note('vibrateLong', null),
    scanCode: () => {
      const scan = host.fixtures.scans.shift()
      if (!scan) throw new Failure('cancel')
      return { ...scan, charSet: 'UTF-8', rawData: base64(new TextEncoder().encode(scan.result)) }
    },
    hideKeyboard: () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      return undefined
    },
  })
}
