import { Canvas, type CanvasTouchEvent } from '@tarojs/components'
import Taro, { useReady } from '@tarojs/taro'
import { useId, useRef } from 'react'
import { drawLine, size, wipe, type PadProps, type Point } from './pen'

type MiniCanvas = Taro.Canvas & { getContext: (kind: '2d') => CanvasRenderingContext2D }
interface Found {
  readonly node: MiniCanvas
  /** Width on the screen. */
  readonly width: number
}

/** The pad in WeChat: a 2d canvas and touches. */
export function MiniPad({ label, className, onReady, onInk }: PadProps) {
  const id = `pad${useId().replace(/\W/g, '')}`
  const found = useRef<Found | null>(null)
  const last = useRef<Point | null>(null)
  const prepare = () =>
    findCanvas(id, (canvas) => {
      found.current = canvas
      const context = canvas.node.getContext('2d')
      const clear = () => wipe(context)
      clear()
      onReady({ clear, take: () => takePng(canvas.node) })
    })
  useReady(prepare)
  const draw = (event: CanvasTouchEvent) => {
    if (!found.current || !last.current) return
    const to = pointOf(event, found.current.width)
    drawLine(found.current.node.getContext('2d'), last.current, to)
    last.current = to
    onInk()
  }
  return (
    <Canvas
      id={id}
      canvasId={id}
      type="2d"
      className={className ?? ''}
      disableScroll
      {...{ ariaLabel: label }}
      onTouchStart={(event) => {
        if (!found.current) prepare()
        last.current = found.current && pointOf(event, found.current.width)
      }}
      onTouchMove={draw}
      onTouchEnd={() => {
        last.current = null
      }}
    />
  )
}

function pointOf(event: CanvasTouchEvent, width: number): Point {
  const touch = event.touches[0]
  const factor = size.width / width
  return { x: (touch?.x ?? 0) * factor, y: (touch?.y ?? 0) * factor }
}

function findCanvas(id: string, onFound: (found: Found) => void): void {
  Taro.createSelectorQuery()
    .select(`#${id}`)
    .fields({ node: true, size: true }, (result) => {
      const found = result as Found | null
      if (!found) return
      found.node.width = size.width
      found.node.height = size.height
      onFound(found)
    })
    .exec()
}

async function takePng(canvas: MiniCanvas) {
  const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas, fileType: 'png' })
  return { preview: tempFilePath, blob: null }
}
