import type { Device, Wx, WxControls } from '../device'
import { callMethod, operate } from './element-ops'
import { createElements } from './find'
import type { Machine } from './machine'
import type { OpenPage } from './page-stack'
import { urlOf } from './url'
import { valueAt } from './value-at'

interface Parts {
  readonly machine: Machine
  readonly wx: Wx
  readonly controls: WxControls
  readonly ready: Promise<void>
}

/** What tests and the automator hold the running device by. */
export function createControls({ machine, wx, controls, ready }: Parts): Device {
  const { host, pages, program, reports, meter, call, screen } = machine
  const elements = createElements(pages)
  const page = (id: number): OpenPage => {
    const open = pages.byId(id)
    if (!open) throw new Error(`page ${id} is not open`)
    return open
  }
  const top = (): OpenPage => page(pages.current()?.id ?? 0)
  const leave = (): void => {
    call(top().instance, 'onHide')
    program.hide()
  }
  return {
    host,
    wx,
    controls,
    ready,
    app: () => program.instance(),
    pageStack: () => pages.all().map(({ id: pageId, path, query }) => ({ pageId, path, query })),
    find: elements.find,
    elementOp: (id, operation) => operate(elements.element(id), operation),
    pageData: (id, path) => valueAt(page(id).instance.data, path),
    setPageData: (id, data) => page(id).instance.setData(data),
    callMethod: async (id, method, args) => callMethod(page(id).instance, method, args),
    share: () => host.share(),
    hide: leave,
    async show(options) {
      program.show(options ?? program.enterOptions())
      if (options) await host.router.reLaunch({ url: urlOf(options) })
      else call(top().instance, 'onShow')
    },
    exit() {
      leave()
      screen.element.remove()
    },
    violations: () => reports.all,
    meters: meter.all,
  }
}
