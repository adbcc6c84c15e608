import { _, db } from './support'
import { accumulatorRows as ofGroups } from './tables/accumulators'
import { arithmeticRows } from './tables/arithmetic'
import { arrayRows, setRows } from './tables/arrays'
import { dateRows } from './tables/dates'
import { geoRows } from './tables/geo'
import { accumulatorRows, logicRows } from './tables/logic'
import { projectionRows } from './tables/projection'
import { queryRows } from './tables/query'
import { stageRows } from './tables/stages'
import { stringRows } from './tables/strings'
import { updateRows } from './tables/update'

/** What the SDK offers is asked of the SDK itself, so that no operator of a new version goes untested. */
const namesOf = (rows: readonly { readonly operator: string }[]): Set<string> =>
  new Set(rows.map(({ operator }) => operator))

const missing = (offered: readonly string[], tested: Set<string>): string[] =>
  offered.filter((name) => !tested.has(name))

it('every operator of db.command has a test', () => {
  const tested = namesOf([...queryRows, ...updateRows, ...geoRows])
  // `text` is tested where it is refused; the last two hold other operators.
  const others = ['text', 'aggregate', 'project']
  expect(missing(Object.keys(_), new Set([...tested, ...others]))).toEqual([])
})

it('every operator of db.command.aggregate has a test', () => {
  const tables = [
    arithmeticRows,
    arrayRows,
    setRows,
    dateRows,
    logicRows,
    accumulatorRows,
    stringRows,
    ofGroups,
  ]
  // `meta` is tested where it is refused, `pipeline` inside lookup.
  const others = ['meta', 'pipeline']
  const tested = new Set([...namesOf(tables.flat()), ...others])
  expect(missing(Object.keys(_.aggregate), tested)).toEqual([])
})

it('every operator of db.command.project has a test', () => {
  expect(missing(Object.keys(_.project), namesOf(projectionRows))).toEqual([])
})

it('every stage of an aggregation has a test', () => {
  const stages = Object.getOwnPropertyNames(Object.getPrototypeOf(db.collection('any').aggregate()))
  // Tested in aggregate-stages.test.ts without a table: what is random, what joins, what cannot be sent.
  const untabled = ['sample', 'lookup', 'facet', 'graphLookup', 'redact', 'out', 'collStats', 'indexStats']
  const tested = new Set([
    ...namesOf([...stageRows, ...geoRows]),
    ...untabled,
    'constructor',
    'pushStage',
    'end',
  ])
  expect(missing(stages, tested)).toEqual([])
})

it('every geometry of db.Geo has a test', () => {
  expect(missing(Object.keys(db.Geo), new Set(geoRows.flatMap(({ shapes }) => shapes)))).toEqual([])
})
