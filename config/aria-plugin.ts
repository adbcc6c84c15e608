import type { IPluginContext } from '@tarojs/service'
import { resolve } from 'node:path'

/** By component: attributes, each with its default. */
type Attributes = Record<string, Record<string, string>>

interface Platform {
  runtimePath: string | string[]
  readonly template: { mergeComponents(context: IPluginContext, patch: Attributes): void }
}

/**
 * Taro writes only the attributes it knows into WeChat's templates and knows no aria ones, so `ariaLabel` on a view
 * would be lost on the phone. This adds them to the components that the program presses and reads: to the templates,
 * and to the runtime, which must number a component's attributes exactly as its template does.
 */
export default (context: IPluginContext, { attributes }: { readonly attributes: Attributes }): void => {
  context.registerMethod({
    name: 'onSetupClose',
    fn: (platform: Platform) => {
      platform.template.mergeComponents(context, attributes)
      platform.runtimePath = [platform.runtimePath, resolve(__dirname, '../src/platform/aria-runtime')].flat()
    },
  })
}
