import { AppError } from '../../../domain/errors'
import { codeOf, outcomeOf } from '../../support/outcomes'
import { makeKey } from '../../support/cloud'
import { applyAll, drive, importRows } from '../../support/roster/importing'
import { townForFile } from '../../support/town'
import { pair, twinsIn } from '../../support/twins'

jest.setTimeout(120_000)

const town = townForFile()
const { everybody, merge, mergesLeft, twins } = twinsIn(town)
/** What a worker who saw both would send. */
const joiner = { people: [{ id: 'p', version: 1 }] }
const staff = () => town.people.communityStaff
const read = () =>
  importRows({ caller: staff(), who: 'communityStaff' }, [['秦奶奶', '', '', '1号楼', '901', '租户', '']])

/** One person is left, who has the phone. */
const isOne = async (): Promise<void> => {
  expect((await everybody()).filter(({ name }) => name === '秦奶奶')).toMatchObject([
    { _id: 'p:entry', openid: 'oTest-p', formerIds: ['p'] },
  ])
  expect(await mergesLeft()).toEqual([])
}

test('a merge and a verification at once leave one person, whoever comes first', async () => {
  await twins()
  const worker = town.people.gridWorker
  const [merged, said] = await Promise.all([
    worker.call('identity.twin.merge', pair, makeKey()),
    worker.api.grid.people.verify(joiner).then(
      ({ results }) => results.map(({ verdict }) => verdict),
      (error: unknown) => [error instanceof AppError ? error.code : error],
    ),
  ])
  expect(outcomeOf(merged.reply)).toBe('ok')
  // Asked while both were there it says so of the one, asked after the merge it finds nobody.
  expect([['twin'], ['conflict'], ['not_found']]).toContainEqual(said)
  await isOne()
})

test('whoever was merged already is verified by nobody', async () => {
  await twins()
  await merge()
  expect(await codeOf(town.people.gridWorker.api.grid.people.verify(joiner))).toBe('not_found')
  await isOne()
})

describe('beside an import of the roster', () => {
  test('a merge after the look at it: the row that could mean two is written for nobody', async () => {
    await twins()
    const ready = await read()
    expect(ready.counts).toMatchObject({ new: 0, changed: 0, duplicate: 1 })
    await merge()
    const done = await applyAll(staff(), ready)
    expect(done).toMatchObject({ state: 'applied' })
    await isOne()
  })

  test('both at once: one person, and nothing written over', async () => {
    await twins()
    const { id, version } = await read()
    await staff().api.grid.roster.apply({ id, version })
    await Promise.all([drive(staff(), id), merge()])
    await isOne()
  })
})
