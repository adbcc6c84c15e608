import { fieldLabels, rosterSheet, templateColumns } from '../../domain/grid/roster-columns'
import { writeWorkbook, type WrittenRow } from '../../cloudfunctions/features/grid/roster/workbook-writer'
import { givenNames, surnames } from '../town/names'
import { at, Random } from '../town/random'

export interface SampleOrder {
  /** Of this year's roster; last year's has one person in five of them. */
  readonly rows: number
  readonly seed: string
  /** Names of the buildings that people live in. */
  readonly buildings: readonly string[]
  /** Last year's is without mistakes; since then some have moved, and of some it is known better who they are. */
  readonly year?: 'this' | 'last'
}

/** What offices get wrong, each about as often as the others; together some rows of a hundred. */
const mistakes = ['noName', 'shortPhone', 'noSuchBuilding', 'doorAsDate', 'oddRelation', 'samePhone'] as const
const MISTAKEN = 0.03

/** Three people share a door. */
const AT_A_DOOR = 3
const PER_FLOOR = 4
/** Buildings with so many people have thirty floors. */
export const PEOPLE_OF_BUILDING = 30 * PER_FLOOR * AT_A_DOOR

/** Of last year's people one in ten has moved since, and of one in ten it was not known who they are at home. */
const KNOWN_OF = 5
const CHANGED_OF = 50
/** Floors above those of this year's people: nobody lives there any more. */
const FLOORS_ABOVE = 40

/** A community's roster as an office might keep it, building by building: the same for the same seed. */
function* sampleRows(order: SampleOrder): Generator<string[]> {
  for (let number = 0; number < order.rows; number += order.year === 'last' ? KNOWN_OF : 1) {
    yield rowOf(number, order)
  }
}

function rowOf(number: number, { rows, seed, buildings, year }: SampleOrder): string[] {
  const random = new Random('roster', seed, number)
  const given = random.pick(
    givenNames[random.pick(['elder', 'adult'] as const)][random.pick(['female', 'male'] as const)],
  )
  const home = Math.floor(number / AT_A_DOOR)
  const homes = Math.ceil(rows / AT_A_DOOR)
  const perBuilding = Math.ceil(homes / buildings.length)
  const row = {
    name: random.pick(surnames) + given,
    phone: random.chance(0.8) ? phoneOf(number) : '',
    estate: '',
    building: at(buildings, Math.floor(home / perBuilding)),
    door: doorOf(home % perBuilding),
    relation: at(['户主', '配偶', '子女'], number),
    birth: '',
  }
  const isMistaken = random.chance(MISTAKEN)
  if (year === 'last') Object.assign(row, earlier(number, home % perBuilding))
  else if (isMistaken) Object.assign(row, mistake(random.pick(mistakes), number))
  return templateColumns.map((field) => row[field])
}

const doorOf = (home: number, above = 0): string =>
  `${1 + above + Math.floor(home / PER_FLOOR)}0${1 + (home % PER_FLOOR)}`

const phoneOf = (number: number): string => `139${String(10_000_000 + number)}`

/** What was otherwise a year ago. */
function earlier(number: number, home: number): object {
  if (number % CHANGED_OF === 0) return { door: doorOf(home, FLOORS_ABOVE) }
  return number % CHANGED_OF === KNOWN_OF ? { relation: '其他' } : {}
}

function mistake(kind: (typeof mistakes)[number], number: number): object {
  switch (kind) {
    case 'noName':
      return { name: '' }
    case 'shortPhone':
      return { phone: '1390000' }
    case 'noSuchBuilding':
      return { building: '9999号楼' }
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
