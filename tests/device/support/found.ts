import type { MiniElement, MiniPage } from './mini-program'

/** An element that must be there, as the kind of element that the test says it is. */
export async function found<Kind extends MiniElement = MiniElement>(
  within: Pick<MiniPage, '$'>,
  selector: string,
): Promise<Kind> {
  const element = await within.$(selector)
  if (!element) throw new Error(`there is no ${selector} on the page`)
  return element as Kind
}

/** The text of an element that must be there. */
export const textAt = async (page: MiniPage, selector: string): Promise<string> =>
  (await found(page, selector)).text()
