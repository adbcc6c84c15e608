/** One wheel of a picker: what it offers and which of it is chosen. */
export interface Column {
  readonly label: string
  readonly options: readonly string[]
  readonly index: number
}

interface Sheet {
  readonly overlay: HTMLElement
  readonly title: string
  readonly columns: () => readonly Column[]
  /** The person turned a wheel; the columns are read anew afterwards. */
  readonly onTurn: (column: number, index: number) => void
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

function wheel({ label, options, index }: Column, onTurn: (index: number) => void): HTMLSelectElement {
  const select = document.createElement('select')
  select.setAttribute('aria-label', label)
  for (const text of options) select.append(new Option(text))
  select.selectedIndex = index
  select.addEventListener('change', () => onTurn(select.selectedIndex))
  return select
}

function action(text: string, act: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.textContent = text
  button.addEventListener('click', act)
  return button
}

/** The sheet that a picker opens from below; each wheel is a list box here, so that tests choose by words. */
export function openSheet({ overlay, title, columns, onTurn, onConfirm, onCancel }: Sheet): void {
  const sheet = document.createElement('div')
  sheet.className = 'device-sheet'
  sheet.setAttribute('role', 'dialog')
  sheet.setAttribute('aria-label', title)
  const wheels = document.createElement('div')
  wheels.className = 'device-wheels'
  const draw = (): void => {
    const all = columns().map((column, place) =>
      wheel(column, (index) => {
        onTurn(place, index)
        draw()
      }),
    )
    wheels.replaceChildren(...all)
  }
  const close = (then: () => void) => (): void => {
    sheet.remove()
    then()
  }
  draw()
  sheet.append(action('取消', close(onCancel)), action('确定', close(onConfirm)), wheels)
  overlay.append(sheet)
}
