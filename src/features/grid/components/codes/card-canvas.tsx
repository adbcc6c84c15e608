import { Canvas } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useId } from 'react'
import type { DoorCode } from '@domain/grid/codes-contract'
import { fetchPicture, saveToAlbum, type Saved } from '@/platform/album'
import { codesText } from '../../codes-text'
import classes from './codes.module.scss'

type MiniCanvas = Taro.Canvas & { getContext: (kind: '2d') => CanvasRenderingContext2D }

/** px of the picture. */
const card = { width: 900, height: 1240, code: 720 } as const

/** A canvas out of sight on which codes get the name of their building, for an album where all would look alike. */
export function useCardCanvas() {
  const id = `card${useId().replace(/\W/g, '')}`
  const canvas = <Canvas id={id} canvasId={id} type="2d" className={classes.canvas ?? ''} />
  /** Saves the cards one after the other until one is not; answers how many were, and what became of the last. */
  const save = async (codes: readonly DoorCode[]): Promise<{ count: number; last: Saved }> => {
    const node = await findCanvas(id)
    for (const [count, code] of codes.entries()) {
      await draw(node, code)
      const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas: node, fileType: 'jpg', quality: 1 })
      const last = await saveToAlbum(tempFilePath)
      if (last !== 'saved') return { count, last }
    }
    return { count: codes.length, last: 'saved' }
  }
  return { canvas, save }
}

function findCanvas(id: string): Promise<MiniCanvas> {
  return new Promise((resolve, reject) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true }, (result) => {
        const node = (result as { node?: MiniCanvas } | null)?.node
        if (node) resolve(node)
        else reject(new Error('the canvas is not on the page'))
      })
      .exec()
  })
}

async function draw(node: MiniCanvas, { label, grid, url }: DoorCode): Promise<void> {
  const image = await load(node, await fetchPicture(url))
  node.width = card.width
  node.height = card.height
  const pen = node.getContext('2d')
  const middle = card.width / 2
  const write = (text: string, font: string, y: number) => {
    pen.font = font
    pen.fillText(text, middle, y, card.width - 80)
  }
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, card.width, card.height)
  pen.fillStyle = '#000000'
  pen.textAlign = 'center'
  write(label, 'bold 84px sans-serif', 130)
  write(grid, '44px sans-serif', 200)
  pen.drawImage(image, (card.width - card.code) / 2, 240, card.code, card.code)
  write(codesText.sheet.call, 'bold 60px sans-serif', 1060)
  write(codesText.sheet.more, '36px sans-serif', 1140)
}

function load(node: MiniCanvas, path: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = node.createImage() as unknown as HTMLImageElement
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('the code is no picture'))
    image.src = path
  })
}
