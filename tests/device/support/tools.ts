import type { LaunchOptions } from '../runtime/device'
import type { DeviceOptions } from '../runtime/options'
import type { MiniProgram } from './mini-program'

const listed = (variable: string): string[] => process.env[variable]?.split(',') ?? []

/** Where developer tools listen, by AUTOMATOR_WS; none: the tests run on the device of this repository. */
export const toolsAt = (): string[] => listed('AUTOMATOR_WS')

/** The tools in which somebody is signed in, by AUTOMATOR_PERSON: a name for each address of AUTOMATOR_WS, in its order. */
export function toolsOf(name: string): string {
  const tools = toolsAt()[listed('AUTOMATOR_PERSON').indexOf(name)]
  if (tools !== undefined) return tools
  throw new Error(`AUTOMATOR_PERSON names no developer tools in which ${name || 'a stranger'} is signed in`)
}

const addressOf = ({ path = '', query = {} }: Partial<LaunchOptions>): string =>
  `/${path || 'tabs/home/index'}?${Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&')}`

/**
 * Readies a program in the tools, where a test may find what the one before it left, as a test wants its phone: at a
 * page with nothing behind it, with codes before its camera.
 * @throws Error naming what only the device of this repository can be given
 */
export async function readyTools(
  program: MiniProgram,
  { launch = {}, fixtures = {}, ...others }: Partial<DeviceOptions>,
): Promise<void> {
  const { scans = [], ...more } = fixtures
  const wanted = [...Object.keys(others), ...Object.keys(more)]
  if (wanted.length > 0) {
    throw new Error(`only the device of this repository can be given ${wanted.join(', ')}: try it by hand`)
  }
  for (const scan of scans) await program.mockWxMethod('scanCode', scan)
  await program.reLaunch(addressOf(launch))
}
