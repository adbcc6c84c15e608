import { createControls } from './app/controls'
import { makeTargetsPlain } from './app/events'
import { listenToScreen } from './app/gestures'
import { createMachine } from './app/machine'
import { themed } from './app/theme'
import type { Device, DeviceFixtures, DeviceSettings } from './device'
import { createWx } from './wx/create-wx'

declare global {
  interface Window {
    /** Written into the page by the device's server. */
    deviceStart: { readonly settings: DeviceSettings; readonly fixtures: DeviceFixtures }
    device: Device
  }
}

/** Switches the phone on: everything below runs in the browser, for one program. */
function start(): void {
  const { settings, fixtures } = window.deviceStart
  const { program } = window.parcels
  if (!program) throw new Error('there is no program on this device')
  makeTargetsPlain()
  const parcel = themed(program, settings.theme)
  const machine = createMachine({ settings, fixtures, parcel })
  const { wx, controls } = createWx(machine.host)
  listenToScreen(machine.screen.element)
  const ready = machine.start(wx).catch((error: unknown) => {
    machine.host.report('page-error', error instanceof Error ? (error.stack ?? error.message) : String(error))
  })
  window.device = createControls({ machine, wx, controls, ready })
}

start()
