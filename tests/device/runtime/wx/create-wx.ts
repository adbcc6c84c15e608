import type { DeviceHost, Effect, Json, Wx, WxControls, WxHandle } from '../device'
import { createCloud } from './cloud/cloud'
import { CloudSession } from './cloud/session'
import { connectionApis } from './connection'
import { fileSystemManager } from './file-system'
import { FileStore, USER_DATA_PATH } from './files'
import { guard } from './guarded'
import { Wire } from './http'
import { interactionApis } from './interaction'
import { mediaApis } from './media'
import { barApis, pageApis, routeApis } from './navigation'
import { networkApis } from './network'
import { Permissions } from './permissions'
import { phoneApis } from './phone'
import { Privacy } from './privacy'
import { profileOf } from './profile'
import { lifeApis, serviceApis } from './program'
import { storageApis } from './storage'
import { subscribeApis } from './subscribe'
import { systemApis } from './system'

/** The parts that several chapters share. */
function assemble(host: DeviceHost) {
  const { openid, emulatorUrl } = host.settings
  const backing = window.localStorage
  const wire = new Wire(host.fixtures)
  const files = new FileStore({ shown: host.files, backing, openid })
  const session = new CloudSession(wire, { emulatorUrl, openid })
  const effects: Effect[] = []
  return {
    ...{ host, backing, wire, files, session, effects },
    privacy: new Privacy(host, backing),
    permissions: new Permissions(host, backing),
    note: (method: string, detail: Json) => void effects.push({ method, detail }),
  }
}

/** The program and each of its plugins have a `wx` of their own, with the same functions (指南/插件/使用插件). */
function handles(apis: { readonly [name: string]: unknown }, host: DeviceHost): WxControls['handle'] {
  const made = new Map<string, WxHandle>()
  return (pluginId = '') => {
    if (pluginId !== '' && !host.plugins.includes(pluginId))
      throw new Error(`app.json names no plugin ${pluginId}`)
    const handle = made.get(pluginId) ?? guard(apis, (name) => host.report('unknown-wx-key', `wx.${name}`))
    made.set(pluginId, handle)
    return handle
  }
}

/**
 * The `wx` of one program on this device, by the chapters of WeChat's API documentation, and what a test moves it by.
 * Storage, own files, consents and permissions of a person outlive a restart: they lie in the browser's localStorage.
 */
export function createWx(host: DeviceHost): { readonly wx: Wx; readonly controls: WxControls } {
  const parts = assemble(host)
  const { wire, files, privacy, permissions, session, effects } = parts
  Object.assign(host.profile, profileOf(parts))
  const system = systemApis(host)
  const connection = connectionApis(host, wire)
  const apis: { [name: string]: unknown } = {
    env: { USER_DATA_PATH },
    cloud: createCloud({ session, files }, wire),
    canIUse: (schema: string) => (schema.split('.')[0] ?? '') in apis,
    getFileSystemManager: () => fileSystem,
    ...system.apis,
    ...connection.apis,
    ...lifeApis(host),
    ...serviceApis(host, parts.note),
    ...storageApis(parts.backing, host.settings.openid),
    ...networkApis(wire, files),
    ...interactionApis(host),
    ...routeApis(host),
    ...barApis(host),
    ...pageApis(host),
    ...mediaApis(parts),
    ...phoneApis(parts),
    ...subscribeApis(parts),
    ...privacy.apis(),
    ...permissions.apis(),
  }
  const fileSystem = fileSystemManager(files)
  const handle = handles(apis, host)
  const { setNetwork } = connection
  const { setTheme } = system
  return { wx: handle().wx, controls: { setNetwork, setTheme, handle, effects: () => effects } }
}
