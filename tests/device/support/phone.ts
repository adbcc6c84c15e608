import { found } from './found'
import type { MiniControl, MiniElement, MiniPage, MiniProgram } from './mini-program'

/** Ms after which something is missing for good; a busy machine alone is no failure. */
const patience = 60_000

const pressable = ['button', 'link', 'radio', 'checkbox', 'switch', 'tab']
  .map((role) => `@aria-role="${role}"`)
  .join(' or ')

/** Whatever can be pressed now, by its name: its label, or else its words. */
const named = (name: string): string =>
  `//*[${pressable}][not(@aria-disabled="true")][@aria-label="${name}" or (not(@aria-label) and normalize-space(.)="${name}")]`

/** A row that leads somewhere or that is ticked: its title, then what is set. */
const row = (title: string): string =>
  `//*[@aria-role="link" or @aria-role="checkbox"][starts-with(normalize-space(.), "${title}")]`
const dialog = '//*[@aria-role="dialog"]'
/** The innermost view with the label and a control: around a field without a hint all words are the label. */
const labelled = (label: string, kind: string): string =>
  `(//view[view[normalize-space(.)="${label}"]][.//${kind}])[last()]//${kind}`

/** The program in somebody's hands: looks at the page on top and acts on it, through the official client alone. */
export interface Phone {
  readonly program: MiniProgram
  page(): Promise<MiniPage>
  /** All words of the page on top. */
  words(): Promise<string>
  sees(words: string): Promise<void>
  /** Waits until the words are gone. */
  misses(words: string): Promise<void>
  /** Waits until a page is on top; answers it. */
  isAt(path: string): Promise<MiniPage>
  /** Waits for the element of an XPath over WXML. */
  finds(path: string): Promise<MiniElement>
  tap(name: string): Promise<void>
  tapRow(title: string): Promise<void>
  tapInDialog(name: string): Promise<void>
  /** Answers a dialog of WeChat's own, once it is there. */
  answers(button: 'authorizeAllow' | 'authorizeCancel'): Promise<void>
  /** An action on a wish, from the footer or from behind 更多. */
  press(action: string): Promise<void>
  /** How many elements of an XPath over WXML there are. */
  count(path: string): Promise<number>
  /** The input or textarea under a label, within the page or the dialog that is open. */
  field(label: string): Promise<MiniControl>
  write(label: string, text: string): Promise<void>
  /** Opens a page with nothing behind it, as a test may and a person does by links. */
  opens(url: string): Promise<void>
}

const wordsOf = async (page: MiniPage): Promise<string> => (await found(page, 'page')).text()

/** A page that closes between being found and being read says nothing. */
const wordsUnlessClosed = (page: MiniPage): Promise<string | null> => wordsOf(page).catch(() => null)

async function until(program: MiniProgram, what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patience
  const page = await program.currentPage()
  await page.waitFor(async () => {
    if (await isSo()) return true
    if (Date.now() < end) return false
    const top = await program.currentPage()
    throw new Error(`${what} on ${top.path}, which says:\n${await wordsOf(top)}`)
  })
}

/** Waits for an element and acts on it; one that is drawn anew meanwhile is looked for again. */
function acting(program: MiniProgram) {
  return async (path: string, act: (element: MiniElement) => Promise<void>): Promise<void> => {
    const tried = async (): Promise<boolean> => {
      const element = await (await program.currentPage()).xpath(path)
      if (!element) return false
      return act(element).then(
        () => true,
        () => false,
      )
    }
    await until(program, `nothing answers to ${path}`, tried)
  }
}

/** What a person sees. */
function looking(program: MiniProgram) {
  const says = async (text: string): Promise<boolean | undefined> =>
    (await wordsUnlessClosed(await program.currentPage()))?.includes(text)
  return {
    words: async () => wordsOf(await program.currentPage()),
    sees: (text: string) =>
      until(program, `“${text}” does not come`, async () => (await says(text)) === true),
    misses: (text: string) => until(program, `“${text}” stays`, async () => (await says(text)) === false),
    async isAt(path: string): Promise<MiniPage> {
      const isThere = async () => (await program.currentPage()).path === path
      await until(program, `${path} does not open`, isThere)
      return program.currentPage()
    },
    async finds(path: string): Promise<MiniElement> {
      let element: MiniElement | null = null
      await until(program, `there is no ${path}`, async () => {
        element = await (await program.currentPage()).xpath(path)
        return element !== null
      })
      return element as unknown as MiniElement
    },
  }
}

/** Answers WeChat's own dialog as soon as it asks. */
const answer = (program: MiniProgram, button: Parameters<Phone['answers']>[0]): Promise<void> =>
  until(program, `nobody asks for ${button}`, () =>
    program
      .native()
      [button]()
      .then(
        () => true,
        () => false,
      ),
  )

export function createPhone(program: MiniProgram): Phone {
  const act = acting(program)
  const look = looking(program)
  const page = () => program.currentPage()
  const tapAt = (path: string) => act(path, (element) => element.tap())
  const field = async (label: string): Promise<MiniControl> => {
    await look.sees(label)
    const top = await page()
    const control =
      (await top.xpath(labelled(label, 'input'))) ?? (await top.xpath(labelled(label, 'textarea')))
    if (!control) throw new Error(`nothing can be written under ${label}`)
    return control as MiniControl
  }
  return {
    program,
    page,
    ...look,
    tap: (name) => tapAt(named(name)),
    tapRow: (title) => tapAt(row(title)),
    tapInDialog: (name) => tapAt(dialog + named(name)),
    answers: (button) => answer(program, button),
    async press(action) {
      const more = named('更多')
      await look.finds(`${named(action)} | ${more}`)
      if (!(await (await page()).xpath(named(action)))) await tapAt(more)
      await tapAt(named(action))
    },
    count: async (path) => (await (await page()).getElementsByXpath(path)).length,
    field,
    write: async (label, text) => (await field(label)).input(text),
    async opens(url) {
      await program.callWxMethod('reLaunch', { url })
    },
  }
}
