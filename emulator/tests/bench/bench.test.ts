import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { OPERATIONS } from '../../bench/operations'
import { buildCommand } from '../durability/child'

jest.setTimeout(600_000)

it('measures every operation at every size and prints one page', () => {
  buildCommand()
  const command = [require.resolve('tsx/cli'), join(__dirname, '..', '..', 'bench', 'cli.ts')]
  const tiny = ['--sizes', '100,200', '--rounds', '1', '--round-ms', '4']
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...tiny], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const rows = stdout.split('\n').filter((line) => line.startsWith('| '))
  for (const { name } of OPERATIONS) {
    const cells = rows.filter((row) => row.startsWith(`| ${name} |`)).map((row) => row.split(' | '))
    expect(cells.map(([, connections]) => connections)).toEqual(['1', '32'])
    for (const row of cells)
      expect(
        row
          .slice(2, 4)
          .map(parseFloat)
          .every((figure) => figure > 0),
      ).toBe(true)
  }
  expect(rows.filter((row) => /^\| (100|200) documents \|/.test(row))).toHaveLength(2)
})
