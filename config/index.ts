import { resolve } from 'node:path'
import type { UserConfigExport } from '@tarojs/cli'
import { ariaAttributes } from './taro/aria'
import { demoConstant } from './taro/demo'
import { mapStartConstant, templateIdsConstant } from './taro/deployment'
import { h5 } from './taro/h5'
import { mini } from './taro/mini'

const root = resolve(__dirname, '..')
const target = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp'
const output = process.env.OUTPUT_ROOT ?? `dist/${target}`
const demo = process.env.TARO_APP_DEMO === '1'

/** Pictures that WeChat takes by their path in the package: of a share card, of points on a map. */
const packaged = ['assets/share.png', 'assets/map/pin.png', 'assets/map/dot.png']

/** What Taro builds: `dist/weapp` is the product, `dist/h5` the same program in a browser. */
const config: UserConfigExport = {
  projectName: 'linge',
  date: '2026-11-21',
  // Styles are written for a screen 375 px wide: 1px becomes 2rpx in WeChat and stays 1px in a browser.
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: output,
  framework: 'react',
  // Prebundling and webpack's cache trade a repeatable build for a warm start; builds here are cold anyway.
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  plugins:
    target === 'weapp' ? [[resolve(root, 'config/aria-plugin.ts'), { attributes: ariaAttributes }]] : [],
  alias: { '@': resolve(root, 'src'), '@domain': resolve(root, 'domain') },
  defineConstants: {
    ...demoConstant({ target, demo }),
    ...templateIdsConstant(root),
    ...mapStartConstant(root),
    ARIA_ATTRIBUTES: JSON.stringify(ariaAttributes),
  },
  copy: {
    patterns:
      target === 'weapp' ? packaged.map((file) => ({ from: `src/${file}`, to: `${output}/${file}` })) : [],
    options: {},
  },
  mini: mini(root),
  h5: h5(root),
}

export default config
