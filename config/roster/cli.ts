import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { sampleWorkbook } from './sample'

const usage = `npm run roster:sample -- --rows N [--seed N] [--buildings N] [--out FILE]
  a workbook of a community's people for the import, with what offices get wrong in some rows of a hundred`

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    buildings: { type: 'string', default: '6' },
    out: { type: 'string', default: 'roster.xlsx' },
    help: { type: 'boolean', short: 'h' },
  },
})

/** A whole number above 0. Throws on anything else. */
function whole(name: 'rows' | 'buildings'): number {
  if (!/^[1-9]\d{0,6}$/.test(values[name]))
    throw new RangeError(`--${name} is a whole number, not ${values[name]}`)
  return Number(values[name])
}

async function write(): Promise<void> {
  const buildings = Array.from({ length: whole('buildings') }, (_, at) => `${at + 1}号楼`)
  const bytes = await sampleWorkbook({ rows: whole('rows'), seed: values.seed, buildings })
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
