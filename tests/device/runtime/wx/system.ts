import type { DeviceHost, DeviceSettings } from '../device'
import { asynchronousAll, type Fields } from './call'
import { Listeners } from './listeners'

/** Base library and client that the device stands for. */
const SDK_VERSION = '3.7.12'
const CLIENT_VERSION = '8.0.56'
/** WeChat's normal text in px; the person's setting scales it. */
const NORMAL_FONT = 17
const STATUS_BAR = 20

const windowInfo = ({ settings, pages }: DeviceHost): Fields => {
  const { innerWidth: screenWidth, innerHeight: screenHeight, devicePixelRatio: pixelRatio } = window
  const frame = pages.current()?.frame.getBoundingClientRect()
  const { top, bottom } = settings.safeArea
  return {
    pixelRatio,
    screenWidth,
    screenHeight,
    windowWidth: screenWidth,
    windowHeight: Math.round(frame?.height ?? screenHeight),
    screenTop: Math.round(frame?.top ?? 0),
    statusBarHeight: Math.max(top, STATUS_BAR),
    safeArea: {
      left: 0,
      right: screenWidth,
      top,
      bottom: screenHeight - bottom,
      width: screenWidth,
      height: screenHeight - bottom - top,
    },
  }
}

const deviceInfo = (): Fields => ({
  brand: 'devtools',
  model: 'Linge test device',
  platform: 'android',
  system: 'Android 14',
  benchmarkLevel: 30,
  abi: 'arm64-v8a',
  deviceAbi: 'arm64-v8a',
  memorySize: '8192',
})

/** Three buttons and half a circle at the top right, as on a phone (界面/菜单). */
function capsule(host: DeviceHost): Fields {
  const [width, height, margin] = [87, 32, 7]
  const top = Math.max(host.settings.safeArea.top, STATUS_BAR) + 6
  const right = window.innerWidth - margin
  return { width, height, top, right, bottom: top + height, left: right - width }
}

/** 基础/系统: what the phone says about itself, and its theme. */
export function systemApis(host: DeviceHost): {
  apis: { [name: string]: unknown }
  setTheme: (theme: DeviceSettings['theme']) => void
} {
  const { fontScale, theme: first } = host.settings
  const themes = new Listeners<[{ theme: string }]>()
  let theme = first
  const appBaseInfo = (): Fields => ({
    SDKVersion: SDK_VERSION,
    version: CLIENT_VERSION,
    language: 'zh_CN',
    enableDebug: false,
    host: { env: 'WeChat' },
    fontSizeScaleFactor: fontScale,
    fontSizeSetting: Math.round(NORMAL_FONT * fontScale),
    ...(host.darkmode && { theme }),
  })
  const everything = (): Fields => ({ ...windowInfo(host), ...deviceInfo(), ...appBaseInfo() })
  return {
    apis: {
      ...asynchronousAll({ getSystemInfo: everything, getSystemInfoAsync: everything }),
      getSystemInfoSync: everything,
      getWindowInfo: () => windowInfo(host),
      getDeviceInfo: deviceInfo,
      getAppBaseInfo: appBaseInfo,
      getMenuButtonBoundingClientRect: () => capsule(host),
      onThemeChange: themes.on,
      offThemeChange: themes.off,
    },
    setTheme(next) {
      theme = next
      if (host.darkmode) themes.tell({ theme: next })
    },
  }
}
