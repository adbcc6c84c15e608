import type { Json } from '../device'
import { momentColumns, momentText, numberAt, numbersOf, type Moment } from './dates'
import { controls, isDisabled, markDisabled, tapped, type BuiltIn, type Part } from './part'
import { openSheet, type Column } from './sheet'

/** What one kind of picker does between opening and confirming. */
interface Choice {
  readonly columns: () => readonly Column[]
  readonly turn: (column: number, index: number) => void
  readonly value: () => Json
}

const record = (value: Json): { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}

/** What an entry of a range shows: itself, or its `range-key`. */
function wordOf(entry: Json, key: string): string {
  const shown = key === '' ? entry : record(entry)[key]
  return typeof shown === 'string' || typeof shown === 'number' ? String(shown) : ''
}

function oneOfList(part: Part): Choice {
  let index = part.number('value')
  return {
    columns: () => {
      const options = part.list('range').map((entry) => wordOf(entry, part.text('rangeKey')))
      return [{ label: '选项', options, index }]
    },
    turn: (_column, to) => {
      index = to
    },
    value: () => index,
  }
}

/** `columnchange` lets the program exchange the other columns. */
function severalColumns(part: Part): Choice {
  const asList = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])
  const indexes = part.list('value').map(Number)
  const given = part.raw('value')
  return {
    columns: () =>
      part.list('range').map((column, place) => ({
        label: `第${place + 1}列`,
        options: asList(column).map((entry) => wordOf(entry, part.text('rangeKey'))),
        index: indexes[place] ?? 0,
      })),
    turn: (column, index) => {
      indexes[column] = index
      part.emit('columnchange', { column, value: index })
      // The program may answer by putting the other wheels elsewhere.
      if (part.raw('value') !== given) indexes.splice(0, indexes.length, ...part.list('value').map(Number))
    },
    value: () => part.list('range').map((_column, place) => indexes[place] ?? 0),
  }
}

function today(mode: Moment['mode']): number[] {
  const now = new Date()
  return mode === 'time'
    ? [now.getHours(), now.getMinutes()]
    : [now.getFullYear(), now.getMonth() + 1, now.getDate()]
}

function moment(part: Part, mode: Moment['mode']): Choice {
  const shape = { mode, fields: part.text('fields'), start: part.text('start'), end: part.text('end') }
  const given = numbersOf(part.text('value'))
  const numbers = given.length > 0 ? given : today(mode)
  return {
    columns: () => momentColumns(numbers, shape),
    turn: (column, index) => {
      numbers[column] = numberAt(numbers, shape, { column, index })
    },
    value: () => momentText(numbers, shape),
  }
}

/** Regions are WeChat's own list; this device has none and offers one line that says so. */
const region = (part: Part): Choice => ({
  columns: () => [{ label: '地区', options: ['regions are not part of this device'], index: 0 }],
  turn: () => undefined,
  value: () => [...part.list('value')],
})

const choices: { readonly [mode: string]: (part: Part) => Choice } = {
  selector: oneOfList,
  multiSelector: severalColumns,
  date: (part) => moment(part, 'date'),
  time: (part) => moment(part, 'time'),
  region,
}

function open(part: Part): void {
  const choice = (choices[part.text('mode')] ?? oneOfList)(part)
  openSheet({
    overlay: part.host.overlay,
    title: part.text('headerText') || part.element.getAttribute('aria-label') || '请选择',
    columns: choice.columns,
    onTurn: choice.turn,
    onConfirm: () => part.emit('change', { value: choice.value() }),
    onCancel: () => part.emit('cancel', {}),
  })
}

/** 组件/表单组件/picker, in its modes selector, multiSelector, date and time; region is a stub that says so. */
export const picker: BuiltIn = {
  properties: {
    mode: 'selector',
    range: [],
    rangeKey: '',
    value: 0,
    start: '',
    end: '',
    fields: 'day',
    disabled: false,
    name: '',
    headerText: '',
  },
  mount: (part) => {
    const activate = (): void => {
      if (!isDisabled(part.element)) open(part)
    }
    markDisabled(part)
    part.element.addEventListener(tapped, activate)
    controls.set(part.element, {
      name: () => part.text('name'),
      value: () => (part.raw('value') ?? null) as Json,
      reset: () => undefined,
      activate,
    })
    return { changed: () => markDisabled(part) }
  },
}
