import type { DeviceFixtures } from '../runtime/device'
import type { OwnPhone } from './phones'

/** What happens to a phone and its calls: only the device of this repository lets a test do it (see OwnPhone.device). */

export const setNetwork = (phone: OwnPhone, network: DeviceFixtures['network']): Promise<void> =>
  phone.device().page.evaluate((kind) => window.device.controls.setNetwork(kind), network)

/** Lays pictures before the camera, in the order in which they will be chosen. */
export const layBefore = (phone: OwnPhone, pictures: readonly string[]): Promise<void> =>
  phone
    .device()
    .page.evaluate((addresses) => void window.device.host.fixtures.media.push(...addresses), pictures)

interface Calls {
  /** How many calls of this procedure have been sent. */
  readonly sent: () => number
}

/** Counts the calls of a procedure of the api; of the first `lost` of them the work is done and the reply lost. */
export async function watchCalls(phone: OwnPhone, procedure: string, lost = 0): Promise<Calls> {
  let sent = 0
  await phone.device().page.route('**/functions/api', async (route) => {
    if (!route.request().postData()?.includes(`"${procedure}"`)) return route.continue()
    sent += 1
    if (sent > lost) return route.continue()
    await route.fetch()
    return route.abort('connectionreset')
  })
  return { sent: () => sent }
}
