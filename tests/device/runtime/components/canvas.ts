import type { BuiltIn } from './part'

/** A canvas node as SelectorQuery hands it out (API/画布/Canvas): a real canvas with WeChat's makers. */
function canvasNode(): HTMLCanvasElement {
  return Object.assign(document.createElement('canvas'), {
    createImage: () => new Image(),
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
    const node = canvasNode()
    // WeChat's own size of a canvas until the program says otherwise.
    node.width = 300
    node.height = 150
    part.element.append(node)
    return undefined
  },
}
