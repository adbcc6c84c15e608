import type { DeviceHost, Json, LaunchOptions } from '../device'
import { asynchronousAll } from './call'
import { Listeners } from './listeners'

const entered = ({ path, query, scene, shareTicket }: LaunchOptions) => ({
  path,
  query,
  scene,
  ...(shareTicket !== undefined && { shareTicket }),
  referrerInfo: {},
})

/** 基础/应用级事件 and 基础/生命周期: how the program was entered, and what befalls it. */
export function lifeApis(host: DeviceHost): { [name: string]: unknown } {
  const errors = new Listeners<[string]>()
  const rejections = new Listeners<[{ reason: unknown; promise: Promise<unknown> }]>()
  window.addEventListener('error', ({ error, message }) => {
    errors.tell(error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : message)
  })
  window.addEventListener('unhandledrejection', ({ reason, promise }) => {
    rejections.tell({ reason: reason as unknown, promise })
  })
  return {
    getLaunchOptionsSync: () => entered(host.launchOptions()),
    getEnterOptionsSync: () => entered(host.enterOptions()),
    onAppShow: (listener: (options: LaunchOptions) => void) => host.onAppShow(listener),
    offAppShow: (listener: (options: LaunchOptions) => void) => host.offAppShow(listener),
    onAppHide: (listener: () => void) => host.onAppHide(listener),
    offAppHide: (listener: () => void) => host.offAppHide(listener),
    onError: errors.on,
    offError: errors.off,
    onUnhandledRejection: rejections.on,
    offUnhandledRejection: rejections.off,
    nextTick: (work: () => void) => void Promise.resolve().then(work),
  }
}

/** 基础/更新: there is never a new version here. */
const updateManager = {
  onCheckForUpdate: (listener: (found: { hasUpdate: boolean }) => void) =>
    void setTimeout(() => listener({ hasUpdate: false })),
  onUpdateReady: () => undefined,
  onUpdateFailed: () => undefined,
  applyUpdate: () => undefined,
}

/** 基础/调试: the log that a real device would send to the console of the program's owner. */
const logManager = {
  debug: (...words: unknown[]) => console.debug(...words),
  info: (...words: unknown[]) => console.info(...words),
  log: (...words: unknown[]) => console.log(...words),
  warn: (...words: unknown[]) => console.warn(...words),
  error: (...words: unknown[]) => console.error(...words),
}

/** 数据分析, 更新, 日志, 转发 and 登录: what the program tells WeChat, and the little that WeChat answers. */
export function serviceApis(
  host: DeviceHost,
  note: (method: string, detail: Json) => void,
): { [name: string]: unknown } {
  const told = (method: string) => (name: unknown, data?: unknown) =>
    note(method, { name: String(name), data: (data ?? null) as Json })
  const noted = (method: string) => () => note(method, null)
  return {
    ...asynchronousAll({
      // The emulator knows the caller by itself; a code is good for nothing but being there.
      login: () => ({ code: `code-${Date.now().toString(36)}` }),
      checkSession: () => undefined,
      showShareMenu: () => host.setShareMenu(true),
      hideShareMenu: () => host.setShareMenu(false),
      updateShareMenu: noted('updateShareMenu'),
    }),
    reportEvent: told('reportEvent'),
    reportMonitor: told('reportMonitor'),
    reportAnalytics: told('reportAnalytics'),
    reportPerformance: told('reportPerformance'),
    getUpdateManager: () => updateManager,
    getLogManager: () => logManager,
    getRealtimeLogManager: () => logManager,
  }
}
