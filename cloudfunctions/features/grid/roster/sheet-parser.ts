import type { SheetRow } from '../../../../domain/grid/roster-cells'
import { hasIdNumber } from '../../../../domain/id-number'
import type { RowFault } from '../../../../domain/grid/roster-faults'
import type { SharedStrings } from './strings'
import { WorkbookError } from './workbook-error'
import type { Attributes, XmlHandler } from './xml'

/** Columns with content that a sheet may have. */
const MOST_COLUMNS = 60
/** Characters of a cell that are kept. */
const LONGEST = 200
/** Merged ranges that are remembered: one is enough to refuse. */
const MOST_MERGED = 1000
/** What stands in place of a number that is not to be stored. */
const LEFT_OUT = '（证件号码，没有读入）'

interface Cell {
  readonly column: number
  readonly type: string
  text: string
  isFormula: boolean
}

/** Reads the rows of a sheet as its XML comes; `take` hands out those that are complete. */
export class SheetParser implements XmlHandler {
  private ready: SheetRow[] = []
  private row = 0
  private cells: string[] = []
  private faults: RowFault[] = []
  private cell: Cell | null = null
  /** The column of a cell that does not name its own. */
  private next = 0
  private isText = false
  private isSpoken = false
  /** A1:B2 of every merged range; they stand after the rows. */
  readonly merged: string[] = []

  constructor(private readonly strings: SharedStrings) {}

  /** The rows read since the last call, without those that are empty. */
  take(): SheetRow[] {
    const rows = this.ready
    this.ready = []
    return rows
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') this.openRow(attributes)
    else if (name === 'c') this.openCell(attributes)
    else if (name === 'mergeCell') this.noteMerged(attributes['ref'] ?? '')
    else if (name === 'rPh') this.isSpoken = true
    else if (this.cell) this.openPart(name, this.cell)
  }

  close(name: string): void {
    if (name === 'c') this.closeCell()
    else if (name === 'row') this.closeRow()
    else if (name === 'rPh') this.isSpoken = false
    else if (name === 'v' || name === 't') this.isText = false
  }

  text(part: string): void {
    if (this.isText && this.cell && this.cell.text.length <= LONGEST) this.cell.text += part
  }

  private openPart(name: string, cell: Cell): void {
    if (name === 'f') cell.isFormula = true
    if (name === 'v' || name === 't') this.isText = !this.isSpoken
  }

  private noteMerged(range: string): void {
    if (this.merged.length < MOST_MERGED) this.merged.push(range)
  }

  private openRow({ r }: Attributes): void {
    const row = r === undefined ? this.row + 1 : Number(r)
    if (!(row > this.row)) throw new WorkbookError('broken', `row ${String(r)}`)
    this.row = row
    this.next = 0
    this.cells = []
    this.faults = []
  }

  private openCell({ r, t = 'n' }: Attributes): void {
    const column = r === undefined ? this.next : columnOf(r)
    this.next = column + 1
    this.cell = { column, type: t, text: '', isFormula: false }
  }

  private closeCell(): void {
    const { cell } = this
    this.cell = null
    if (!cell) return
    const text = this.textOf(cell)
    if (text === '' && !cell.isFormula) return
    if (cell.column >= MOST_COLUMNS) throw new WorkbookError('too_many_columns', `第 ${this.row} 行`)
    while (this.cells.length < cell.column) this.cells.push('')
    this.cells[cell.column] = hasIdNumber(text) ? LEFT_OUT : text
    const code = faultOf(cell, text)
    if (code) this.faults.push({ code, column: cell.column })
  }

  private textOf({ type, text, isFormula }: Cell): string {
    const plain = type === 's' && text !== '' && !isFormula ? this.strings.at(Number(text)) : text
    return plain.trim().slice(0, LONGEST)
  }

  private closeRow(): void {
    if (this.cells.length === 0) return
    this.ready.push({ row: this.row, cells: this.cells, faults: this.faults })
  }
}

/** What a formula comes to was computed elsewhere, and may be anything. */
function faultOf({ type, isFormula }: Cell, text: string): RowFault['code'] | null {
  if (isFormula) return 'formula'
  if (type === 'e') return 'excel_error'
  return hasIdNumber(text) ? 'id_number' : null
}

/** AB12 → 27 */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0]
  if (letters === undefined) throw new WorkbookError('broken', reference.slice(0, 20))
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
