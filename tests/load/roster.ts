import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { option } from './growth'
import { measure, type Measured } from './roster-measure'
import { beforeAndAfter, costTable, report } from './roster-report'
import { script } from '../support/script'

/** `npm run bench:roster [-- --rows 1000,100000]`: imports of several sizes in one run, written to docs/bench-roster.md. */
const sizes = option('rows', '1000,100000').split(',').map(Number)

async function run(): Promise<void> {
  const all: Measured[] = []
  for (const rows of sizes) {
    const one = await measure(rows)
    all.push(one)
    console.log(`\n${beforeAndAfter(one)}\n\n${costTable([one])}`)
  }
  const [first, ...others] = all
  if (first) writeFileSync(join(__dirname, '..', '..', 'docs', 'bench-roster.md'), report([first, ...others]))
}

script(run)
