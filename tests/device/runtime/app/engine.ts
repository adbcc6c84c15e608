import { glassEasel, MiniProgramEnv, type Root } from 'glass-easel-miniprogram-adapter'
import { registerBuiltIns } from '../components/register'
import type { DeviceHost } from '../device'
import type { PageConfig, Parcel, ProgramParcel } from '../program'
import { createBackend } from './backend'
import { createModules, type GivenNames, type Modules } from './modules'
import { parcelOf } from './parcels'
import { createStyles } from './styles'

/** The program in glass-easel, WeChat's own component engine. */
export interface Engine {
  /** Runs app.js. */
  start(): void
  has(path: string): boolean
  config(path: string): PageConfig
  /** Fetches the package of a page and registers the page with every component that it uses. */
  prepare(path: string): Promise<void>
  /** A page's element tree, not yet on the screen. `prepare` comes first. */
  create(path: string): Root
}

interface Parts {
  readonly host: DeviceHost
  readonly program: ProgramParcel
  readonly given: GivenNames
}

const rootOf = ({ app }: ProgramParcel, path: string): string =>
  app.subPackages?.find(({ root }) => path.startsWith(`${root}/`))?.root ?? ''

const pagesOf = ({ app }: ProgramParcel): Set<string> =>
  new Set([
    ...app.pages,
    ...(app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ])

/** Where a `usingComponents` entry of a page leads. */
const componentPath = (from: string, to: string): string =>
  new URL(to, `http://program/${from}`).pathname.slice(1)

type CodeSpace = ReturnType<MiniProgramEnv['createCodeSpace']>

/** The prefix that load/wxss.ts gave to a component's classes. */
const scopeName = (path: string): string => path.replaceAll('/', '-')

function describe(space: CodeSpace, program: ProgramParcel): void {
  for (const [path, config] of Object.entries(program.configs)) {
    space.addComponentStaticConfig(path, config as never)
    if (config.component) space.addStyleSheet(path, undefined, scopeName(path))
  }
  for (const [path, content] of Object.entries(window.templates)) {
    space.addCompiledTemplate(path, { groupList: window.templates, content } as never)
  }
}

/** Names that register what the module that is running now defines. */
function definers(space: CodeSpace, current: () => string): GivenNames {
  return {
    Page: (definition: never) => space.componentEnv(current(), ({ Page }) => Page(definition)),
    Component: (definition: never) => space.componentEnv(current(), ({ Component }) => Component(definition)),
    Behavior: (definition: never) =>
      space.componentEnv(current(), ({ Behavior }) => Behavior(definition) as unknown),
  }
}

/** Runs the files of pages and components, each once and with its own path as the one to be defined. */
function registrar(modules: () => Modules, program: ProgramParcel) {
  let current = ''
  const done = new Set<string>()
  const register = (path: string): void => {
    if (done.has(path)) return
    done.add(path)
    for (const to of Object.values(program.configs[path]?.usingComponents ?? {})) {
      register(componentPath(path, to))
    }
    const before = current
    current = path
    modules().require(`${path}.js`)
    current = before
  }
  return { current: () => current, register }
}

export function createEngine({ host, program, given }: Parts): Engine {
  // A component space copies the options when it is made.
  glassEasel.globalOptions.writeIdToDOM = true
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('program', true)
  const backend = env.associateBackend(createBackend())
  const styles = createStyles()
  const pages = pagesOf(program)
  registerBuiltIns(space.getComponentSpace(), host)
  describe(space, program)
  const pending = registrar(() => modules, program)
  const modules: Modules = createModules({ ...given, ...definers(space, pending.current) })
  const add = (parcel: Parcel): void => {
    modules.add(parcel.modules)
    for (const [path, css] of Object.entries(parcel.styles)) {
      const isComponent = program.configs[path]?.component === true
      styles.add(path, css, path === 'app' ? 'app' : isComponent ? 'component' : 'page')
    }
  }
  add(program)
  const added = new Set([''])
  return {
    start: () => void modules.require('app.js'),
    has: (path) => pages.has(path),
    config: (path) => ({ ...program.app.window, ...program.configs[path] }),
    async prepare(path) {
      const root = rootOf(program, path)
      const parcel = added.has(root) ? undefined : await parcelOf(root)
      if (parcel && !added.has(root)) add(parcel)
      added.add(root)
      pending.register(path)
    },
    create: (path) => backend.createRoot('wx-page', space, path),
  }
}
