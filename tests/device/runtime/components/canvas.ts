import type { BuiltIn, Part } from './part'

const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src')

/** A picture to draw; as its `src` WeChat takes the path of a temporary file too. */
function pictureFor({ host }: Part): HTMLImageElement {
  return Object.defineProperty(new Image(), 'src', {
    get(this: HTMLImageElement) {
      return source?.get?.call(this) as unknown
    },
    set(this: HTMLImageElement, address: string) {
      source?.set?.call(this, host.files.get(address) ?? address)
    },
  })
}

/** A canvas node as SelectorQuery hands it out (API/画布/Canvas): a real canvas with WeChat's makers. */
function canvasNode(part: Part): HTMLCanvasElement {
  return Object.assign(document.createElement('canvas'), {
    createImage: () => pictureFor(part),
    createPath2D: (path?: Path2D) => new Path2D(path),
    createImageData: (width: number, height: number) => new ImageData(width, height),
    requestAnimationFrame: (draw: FrameRequestCallback) => requestAnimationFrame(draw),
    cancelAnimationFrame: (handle: number) => cancelAnimationFrame(handle),
  })
}

/** 组件/画布/canvas, type 2d. */
export const canvas: BuiltIn = {
  properties: { type: '', canvasId: '', disableScroll: false },
  mount: (part) => {
    if (part.text('type') !== '2d') part.host.report('wx-usage', 'a canvas without type="2d" is deprecated')
    const node = canvasNode(part)
    // WeChat's own size of a canvas until the program says otherwise.
    node.width = 300
    node.height = 150
    part.element.append(node)
    return undefined
  },
}
