/** Where a page of its own is laid that is to be printed; the next one takes its place. */
const frameId = 'to-print'

/**
 * Prints a whole HTML document, without anything of the program around it. For browsers only: WeChat prints nothing.
 * @param title what a screen reader calls it
 */
export async function printDocument(html: string, title: string): Promise<void> {
  if (process.env.TARO_ENV !== 'h5') return
  document.getElementById(frameId)?.remove()
  const frame = Object.assign(document.createElement('iframe'), { id: frameId, title, srcdoc: html })
  frame.style.cssText = 'position:fixed;right:0;bottom:0;width:0;height:0;border:0'
  // Printed before its pictures are there, a sheet would be empty: `load` waits for them.
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  frame.setAttribute('aria-hidden', 'true')
  document.body.append(frame)
  await loaded
  frame.contentWindow?.print()
}
