import type { DeviceFixtures, DeviceSettings, LaunchOptions } from './device'
import type { Start } from './load/serve'

/** What a test says of the phone that it wants; everything else is usual. */
export interface DeviceOptions {
  /** Folder of the compiled program. */
  readonly dist: string
  /** Base address of the running emulator; none is needed by a program that calls no cloud. */
  readonly emulatorUrl?: string
  readonly openid?: string
  /** CSS px. */
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly theme?: DeviceSettings['theme']
  readonly fontScale?: number
  readonly safeArea?: DeviceSettings['safeArea']
  readonly launch?: Partial<LaunchOptions>
  readonly fixtures?: Partial<DeviceFixtures>
}

/** CSS px of a phone of usual size. */
export const usualViewport = { width: 375, height: 812 }

/** From the list of recently used programs (指南/场景值). */
const fromRecent = 1001

const usualFixtures: DeviceFixtures = {
  media: [],
  avatars: [],
  nickname: '',
  riskyWords: [],
  messageFiles: [],
  scans: [],
  network: 'wifi',
  subscribe: 'accept',
  privacy: 'agree',
  permission: 'agree',
  openTypes: {},
}

/** The start of a device, with what is usual for all that was not said. */
export const completeStart = (options: DeviceOptions, launch: Partial<LaunchOptions> = {}): Start => ({
  settings: {
    emulatorUrl: options.emulatorUrl ?? '',
    openid: options.openid ?? '',
    theme: options.theme ?? 'light',
    fontScale: options.fontScale ?? 1,
    safeArea: options.safeArea ?? { top: 0, bottom: 0 },
    launch: { path: '', query: {}, scene: fromRecent, ...options.launch, ...launch },
  },
  fixtures: { ...usualFixtures, ...options.fixtures },
})
