import { fieldLabels, rosterSheet, templateColumns } from '../../domain/grid/roster-columns'
import { writeWorkbook, type WrittenRow } from '../../cloudfunctions/features/grid/roster/workbook-writer'
import { givenNames, surnames } from '../town/names'
import { at, Random } from '../town/random'

export interface SampleOrder {
  readonly rows: number
  readonly seed: string
  /** Names of the buildings that people live in. */
  readonly buildings: readonly string[]
}

/** What offices get wrong, each about as often as the others; together some rows of a hundred. */
const mistakes = ['noName', 'shortPhone', 'noSuchBuilding', 'doorAsDate', 'oddRelation', 'samePhone'] as const
const MISTAKEN = 0.03

/** Three people share a door; every building has as many doors as it needs. */
const AT_A_DOOR = 3
const PER_FLOOR = 4

/** A community's roster as an office might keep it: the same for the same seed, mistakes included. */
function* sampleRows({ rows, seed, buildings }: SampleOrder): Generator<string[]> {
  for (let number = 0; number < rows; number += 1) yield rowOf(number, seed, buildings)
}

function rowOf(number: number, seed: string, buildings: readonly string[]): string[] {
  const random = new Random('roster', seed, number)
  const home = Math.floor(number / AT_A_DOOR)
  const door = Math.floor(home / buildings.length)
  const given = random.pick(
    givenNames[random.pick(['elder', 'adult'] as const)][random.pick(['female', 'male'] as const)],
  )
  const row = {
    name: random.pick(surnames) + given,
    phone: random.chance(0.8) ? phoneOf(number) : '',
    estate: '',
    building: at(buildings, home),
    door: `${1 + Math.floor(door / PER_FLOOR)}0${1 + (door % PER_FLOOR)}`,
    relation: at(['户主', '配偶', '子女'], number),
    birth: '',
  }
  if (random.chance(MISTAKEN)) Object.assign(row, mistake(random.pick(mistakes), number))
  return templateColumns.map((field) => row[field])
}

const phoneOf = (number: number): string => `139${String(10_000_000 + number)}`

function mistake(kind: (typeof mistakes)[number], number: number): object {
  switch (kind) {
    case 'noName':
      return { name: '' }
    case 'shortPhone':
      return { phone: '1390000' }
    case 'noSuchBuilding':
      return { building: '999号楼' }
    case 'doorAsDate':
      return { door: '45416' }
    case 'oddRelation':
      return { relation: '远亲' }
    case 'samePhone':
      return { phone: phoneOf(Math.floor(number / 2)) }
  }
}

/** The same as a workbook of our own shape. */
export function sampleWorkbook(order: SampleOrder): Promise<Buffer> {
  function* rows(): Generator<WrittenRow> {
    yield templateColumns.map((field) => ({ text: fieldLabels[field], look: 'head' as const }))
    yield* sampleRows(order)
  }
  return writeWorkbook([{ name: rosterSheet, widths: templateColumns.map(() => 12), rows: rows() }])
}
