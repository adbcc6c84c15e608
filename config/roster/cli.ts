import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { PEOPLE_OF_BUILDING, sampleWorkbook } from './sample'

const usage = `npm run roster:sample -- --rows N [--seed N] [--buildings N] [--year this|last] [--out FILE]
  a workbook of a community's people for the import, with what offices get wrong in some rows of a hundred;
  last year's has one in five of them, some at other doors`

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    buildings: { type: 'string' },
    year: { type: 'string', default: 'this' },
    out: { type: 'string', default: 'roster.xlsx' },
    help: { type: 'boolean', short: 'h' },
  },
})

/** A whole number above 0. Throws on anything else. */
function whole(name: 'rows' | 'buildings', text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new RangeError(`--${name} is a whole number, not ${text}`)
  return Number(text)
}

const FEWEST_BUILDINGS = 6

async function write(): Promise<void> {
  const rows = whole('rows', values.rows)
  const enough = Math.max(FEWEST_BUILDINGS, Math.ceil(rows / PEOPLE_OF_BUILDING))
  const length = whole('buildings', values.buildings ?? String(enough))
  const buildings = Array.from({ length }, (_, at) => `${at + 1}号楼`)
  const year = values.year === 'last' ? 'last' : 'this'
  const bytes = await sampleWorkbook({ rows, seed: values.seed, buildings, year })
  writeFileSync(values.out, bytes)
  console.log(`${values.out}: ${values.rows} rows, ${(bytes.length / 1024 / 1024).toFixed(1)} MB`)
}

if (values.help) console.log(usage)
else {
  write().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}
