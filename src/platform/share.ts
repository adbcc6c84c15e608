import { useShareAppMessage } from '@tarojs/taro'

/** What a page is forwarded as; whoever gets it may be anybody. */
export interface ShareCard {
  readonly title: string
  /** With its leading slash and its query. */
  readonly path: string
}

/** Without a picture WeChat takes one of the page, with every name that stands on it. */
const picture = '/assets/share.png'

/** Lets WeChat forward the page; its config needs `enableShareAppMessage`. */
export function useShareCard(card: ShareCard): void {
  useShareAppMessage(() => ({ ...card, imageUrl: picture }))
}

/**
 * In a browser: puts the address of the page on the clipboard. Taro's own way would say so a second time.
 * @throws when the browser refuses, as it does on a page that came without TLS.
 */
export async function copyAddress(): Promise<void> {
  await navigator.clipboard.writeText(window.location.href)
}
