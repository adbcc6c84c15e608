import { resolve } from 'node:path'
import type { IMiniAppConfig } from '@tarojs/taro/types/compile'
import { minifyBySwc } from './minify'
import { compiledOutsideSrc, cssModules } from './shared'

/** The WeChat build. */
export function mini(root: string): IMiniAppConfig {
  return {
    compile: { include: compiledOutsideSrc(root) },
    // Code that only one sub-package uses stays in that sub-package.
    optimizeMainPackage: { enable: true },
    // Class names are hashed per module, so the order of style sheets does not decide anything.
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: {
      pxtransform: { enable: true, config: {} },
      cssModules,
    },
    webpackChain(chain, webpack) {
      minifyBySwc(chain)
      // WeChat has no AbortController and its module wrapper hides one set on globalThis; without it TanStack
      // Query stays pending for ever. ProvidePlugin rewrites the free name in every module instead.
      chain
        .plugin('abort-controller')
        .use(webpack.ProvidePlugin, [
          { AbortController: [resolve(root, 'src/platform/abort-controller'), 'AbortController'] },
        ])
    },
  }
}
