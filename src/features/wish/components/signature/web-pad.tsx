import { useEffect, useRef, type PointerEvent } from 'react'
import { drawLine, size, wipe, type Pad, type PadProps, type Point } from './pen'

/** The pad in a browser: mouse, finger and pen through pointer events. */
export function WebPad({ label, className, onReady, onInk }: PadProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const last = useRef<Point | null>(null)
  const ready = useRef(onReady)
  useEffect(() => {
    if (canvas.current) ready.current(padOf(canvas.current))
  }, [])
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const context = canvas.current?.getContext('2d')
    if (!last.current || !context) return
    const to = pointOf(event)
    drawLine(context, last.current, to)
    last.current = to
    onInk()
  }
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    last.current = pointOf(event)
  }
  const end = () => {
    last.current = null
  }
  return (
    <canvas
      ref={canvas}
      {...size}
      className={className}
      role="img"
      aria-label={label}
      onPointerDown={begin}
      onPointerMove={draw}
      onPointerUp={end}
      onPointerCancel={end}
    />
  )
}

function pointOf({ nativeEvent, currentTarget }: PointerEvent<HTMLCanvasElement>): Point {
  const factor = size.width / currentTarget.clientWidth
  return { x: nativeEvent.offsetX * factor, y: nativeEvent.offsetY * factor }
}

function padOf(canvas: HTMLCanvasElement): Pad {
  const context = canvas.getContext('2d')
  const clear = () => context && wipe(context)
  clear()
  return { clear, take: () => takePng(canvas) }
}

async function takePng(canvas: HTMLCanvasElement) {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('the browser made no PNG of the signature')
  return { preview: URL.createObjectURL(blob), blob }
}
