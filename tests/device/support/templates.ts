import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { published } from './published'

/** The messages without ids, as the build leaves them in the program. */
const empty = /(wishNews|wishWaiting|homeChecked|volunteerChecked|mandateEnded|claimDue):""/g

/** Puts each message's own name in place of its missing id, by which the emulator knows it. */
function fillIn(file: string): boolean {
  const code = readFileSync(file, 'utf8')
  const filled = code.replace(empty, '$1:"$1"')
  if (filled !== code) writeFileSync(file, filled)
  return filled !== code
}

/**
 * The program as an operator publishes it who has entered the ids of the messages (config/deployment.json): a
 * copy, whose folder is removed after the tests of the file.
 * @throws Error when the build holds no place for the ids.
 */
export function distWithTemplates(): string {
  const copy = mkdtempSync(join(tmpdir(), 'linge-templates-'))
  afterAll(() => rmSync(copy, { recursive: true, force: true }))
  cpSync(published, copy, { recursive: true })
  const scripts = readdirSync(copy, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  )
  const filled = scripts.filter((name) => fillIn(join(copy, name)))
  if (filled.length === 0) throw new Error('no template ids to fill in: see config/deployment.json')
  return copy
}
