import { addressOf } from './address'
import type { BuiltIn, Part } from './part'

/** How a mode places the picture; the others place it by a corner or an edge, uncut. */
const fits: { readonly [mode: string]: string } = {
  scaleToFill: 'fill',
  aspectFit: 'contain',
  aspectFill: 'cover',
  widthFix: 'fill',
  heightFix: 'fill',
}

function showMode(picture: HTMLImageElement, part: Part): void {
  const mode = part.text('mode')
  part.element.dataset['mode'] = mode
  picture.style.objectFit = fits[mode] ?? 'none'
  picture.style.objectPosition = fits[mode] ? '' : mode
  picture.loading = part.flag('lazyLoad') ? 'lazy' : 'eager'
  picture.alt = part.element.getAttribute('aria-label') ?? ''
}

async function showSource(picture: HTMLImageElement, part: Part): Promise<void> {
  const source = part.text('src')
  const address = await addressOf(part, source).catch((error: unknown) => String(error))
  if (part.text('src') !== source) return
  if (address === '') picture.removeAttribute('src')
  else picture.src = address
}

/** 组件/媒体组件/image: `load` tells the picture's own size in px, `error` what failed. */
export const image: BuiltIn = {
  properties: { src: '', mode: 'scaleToFill', lazyLoad: false, webp: false, showMenuByLongpress: false },
  mount: (part) => {
    const picture = document.createElement('img')
    part.element.append(picture)
    picture.addEventListener('load', () =>
      part.emit('load', { width: picture.naturalWidth, height: picture.naturalHeight }),
    )
    picture.addEventListener('error', () => part.emit('error', { errMsg: `GET ${part.text('src')} failed` }))
    showMode(picture, part)
    void showSource(picture, part)
    return {
      changed(name) {
        if (name === 'src') void showSource(picture, part)
        else showMode(picture, part)
      },
    }
  },
}
