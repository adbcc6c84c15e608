import type { IH5Config } from '@tarojs/taro/types/compile'
import { minifyBySwc } from './minify'
import { compiledOutsideSrc, cssModules } from './shared'

type PixelOptions = NonNullable<NonNullable<IH5Config['postcss']>['pxtransform']>['config']

/**
 * Rem scaling grows with the window and would blow up the wide desk, so px stay px. Taro's transform and its
 * runtime both know the unit; only its types leave it out.
 */
const stayPixels = { targetUnit: 'px' } as unknown as PixelOptions

/** The browser build. */
export function h5(root: string): IH5Config {
  return {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    compile: { include: compiledOutsideSrc(root) },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: {
      pxtransform: { enable: true, config: stayPixels },
      cssModules,
    },
    webpackChain(chain) {
      // webpack's advice on entry sizes is for public web sites; budgets are checked by check-sizes.
      chain.performance.hints(false)
      minifyBySwc(chain)
    },
  }
}
