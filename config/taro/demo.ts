export interface DemoChoice {
  target: 'weapp' | 'h5'
  demo: boolean
}

/**
 * The build-time constant behind the demo sign-in. It exists for the browser and the emulator alone: without the
 * flag the comparison `process.env.TARO_APP_DEMO === '1'` is false at build time and the code behind it is dropped.
 * @throws when someone asks for a WeChat build with a demo sign-in.
 */
export function demoConstant({ target, demo }: DemoChoice): Record<string, string> {
  if (demo && target !== 'h5') throw new Error('TARO_APP_DEMO=1 is for the h5 build only')
  return { 'process.env.TARO_APP_DEMO': JSON.stringify(demo ? '1' : '') }
}
