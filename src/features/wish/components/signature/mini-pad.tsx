import { Canvas, type CanvasTouchEvent } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useId, useRef, type RefObject } from 'react'
import { drawLine, size, wipe, type PadProps, type Point } from './pen'

type MiniCanvas = Taro.Canvas & { getContext: (kind: '2d') => CanvasRenderingContext2D }
interface Found {
  readonly node: MiniCanvas
  /** Width on the screen. */
  readonly width: number
}

/** Ms between two looks for the canvas. */
const lookAgain = 50

/** The canvas once it is on the screen: it comes with one of the next updates, long after the page itself was ready. */
function useCanvas(id: string, onReady: PadProps['onReady']): RefObject<Found | null> {
  const found = useRef<Found | null>(null)
  const ready = useRef(onReady)
  useEffect(() => {
    const look = () =>
      findCanvas(id, (canvas) => {
        if (found.current) return
        clearInterval(timer)
        found.current = canvas
        canvas.node.width = size.width
        canvas.node.height = size.height
        const clear = () => wipe(canvas.node.getContext('2d'))
        clear()
        ready.current({ clear, take: () => takePng(canvas.node) })
      })
    const timer = setInterval(look, lookAgain)
    return () => clearInterval(timer)
  }, [id])
  return found
}

/** The pad in WeChat: a 2d canvas and touches. */
export function MiniPad({ label, className, onReady, onInk }: PadProps) {
  const id = `pad${useId().replace(/\W/g, '')}`
  const last = useRef<Point | null>(null)
  const found = useCanvas(id, onReady)
  const draw = (event: CanvasTouchEvent) => {
    if (!found.current) return
    const to = pointOf(event, found.current.width)
    const from = last.current
    last.current = to
    // The canvas may have been found only while the finger was on its way.
    if (!from) return
    drawLine(found.current.node.getContext('2d'), from, to)
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
      if (found) onFound(found)
    })
    .exec()
}

async function takePng(canvas: MiniCanvas) {
  const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas, fileType: 'png' })
  return { preview: tempFilePath, blob: null }
}
