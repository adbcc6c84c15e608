import type { DeviceFixtures, DeviceHost } from '../device'
import { asynchronousAll } from './call'
import type { Wire } from './http'
import { Listeners } from './listeners'

/** 设备/网络: what network the phone has, and when it changes. */
export function connectionApis(
  { fixtures }: DeviceHost,
  wire: Wire,
): { apis: { [name: string]: unknown }; setNetwork: (network: DeviceFixtures['network']) => void } {
  const status = new Listeners<[{ isConnected: boolean; networkType: string }]>()
  return {
    apis: {
      ...asynchronousAll({
        getNetworkType: () => ({ networkType: fixtures.network, hasSystemProxy: false, weakNet: false }),
      }),
      onNetworkStatusChange: status.on,
      offNetworkStatusChange: status.off,
    },
    setNetwork(network) {
      fixtures.network = network
      if (network === 'none') wire.cut()
      else wire.join()
      status.tell({ isConnected: network !== 'none', networkType: network })
    },
  }
}
