/** The program as Node hands it to the page: configurations, templates, styles and modules, one parcel per package. */

/** Configuration of a window (WeChat documentation: 框架/全局配置, window; 框架/页面配置). */
export interface WindowConfig {
  readonly navigationBarTitleText?: string
  readonly navigationBarBackgroundColor?: string
  readonly navigationBarTextStyle?: 'black' | 'white'
  readonly navigationStyle?: 'default' | 'custom'
  readonly backgroundColor?: string
  readonly enablePullDownRefresh?: boolean
  /** In px; 50 when absent. */
  readonly onReachBottomDistance?: number
  readonly disableScroll?: boolean
}

export interface PageConfig extends WindowConfig {
  readonly component?: boolean
  readonly usingComponents?: { readonly [name: string]: string }
  readonly styleIsolation?: string
}

interface TabItem {
  readonly pagePath: string
  readonly text: string
  readonly iconPath?: string
  readonly selectedIconPath?: string
}

export interface TabBarConfig {
  readonly color: string
  readonly selectedColor: string
  readonly backgroundColor: string
  readonly borderStyle?: 'black' | 'white'
  readonly list: readonly TabItem[]
}

/** Plugins by the names that the program gives them; `provider` is the plugin's own app id. */
interface Plugins {
  readonly [name: string]: { readonly version: string; readonly provider: string }
}

/** app.json (WeChat documentation: 框架/全局配置), as far as the device acts on it. */
export interface AppConfig {
  readonly pages: readonly string[]
  readonly subPackages?: readonly {
    readonly root: string
    readonly pages: readonly string[]
    readonly plugins?: Plugins
  }[]
  readonly plugins?: Plugins
  readonly entryPagePath?: string
  readonly window?: WindowConfig
  readonly tabBar?: TabBarConfig
  readonly darkmode?: boolean
}

/** What comes with one package, by path without extension. */
export interface Parcel {
  /** Folder of the package; empty for the main package. */
  readonly root: string
  /** Texts of the JavaScript files, by full path. */
  readonly modules: { readonly [file: string]: string }
  /** Style sheets as the browser reads them. */
  readonly styles: { readonly [path: string]: string }
}

/** What comes with the main package: it also describes the others. */
export interface ProgramParcel extends Parcel {
  readonly app: AppConfig
  readonly configs: { readonly [path: string]: PageConfig }
  /** Words of theme.json by theme, for the values in app.json that begin with `@`. */
  readonly theme: { readonly [name: string]: { readonly [word: string]: string } }
}
