import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { OPERATIONS } from '../../bench/operations'
import { buildCommand } from '../durability/child'

jest.setTimeout(600_000)

/** The cells of a table's rows, without its head. */
function rowsUnder(page: string, title: string): string[][] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${title}\n`)) ?? ''
  const lines = section.split('\n').filter((line) => line.startsWith('| '))
  return lines.slice(1).map((line) => line.slice(2, -2).split(' | '))
}

it('measures every operation against both limits at every size and judges every target', () => {
  buildCommand()
  const command = [require.resolve('tsx/cli'), join(__dirname, '..', '..', 'bench', 'cli.ts')]
  const tiny = ['--sizes', '100,200', '--rounds', '1', '--round-ms', '4']
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...tiny], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const asked = OPERATIONS.flatMap(({ name }) => [
    [name, '1'],
    [name, '32'],
  ])
  for (const title of ['100 documents', '200 documents']) {
    const rows = rowsUnder(stdout, title)
    expect(rows.map((cells) => cells.slice(0, 2))).toEqual(asked)
    for (const [, , ratio, , ratioToSum, perSecond, , bare] of rows)
      expect([ratio, ratioToSum, perSecond, bare].every((figure) => parseFloat(figure ?? '') > 0)).toBe(true)
  }
  const growth = rowsUnder(stdout, 'Growth of the time of an operation from 100 to 200 documents')
  expect(growth.map((cells) => cells.slice(0, 2))).toEqual(asked)
  expect(rowsUnder(stdout, 'Stores')).toHaveLength(2)
  const verdicts = stdout
    .split('\n')
    .filter((line) => / wanted: (met|\*\*missed\*\*)(, with no growth [^.]+)?\.$/.test(line))
  const ratios = OPERATIONS.flatMap(({ targets }) => Object.keys(targets)).length * 2
  expect(verdicts).toHaveLength(ratios + asked.length + 4)
})
