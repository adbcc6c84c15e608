import { codeOf } from '../../support/outcomes'
import { applyAll, drive, uploadRoster } from '../../support/roster/importing'
import { makeWorkbook, templateHead } from '../../support/roster/workbooks'
import { townForFile } from '../../support/town'
import { orgsOfWorld } from '../../support/world'

jest.setTimeout(120_000)

const town = townForFile()
const roster = () => town.people.administrator.api.grid.roster

const begin = async (community: string | null) => {
  const rows = [templateHead, ['秦岚', '13900001111', '', '1号楼', '1201', '', '']]
  const bytes = await makeWorkbook({ rows })
  const file = await uploadRoster(town.people.administrator, 'administrator', bytes)
  return roster().begin({ community, file, fileName: '名册.xlsx' })
}

describe('whoever keeps the rosters of several communities', () => {
  test('is told that they have to choose, and among which', async () => {
    expect(await roster().list({})).toMatchObject({ mustChoose: true })
    expect(await town.people.communityStaff.api.grid.roster.list({})).toMatchObject({ mustChoose: false })
    const { communities, isMore } = await roster().communities({})
    expect(communities.map(({ id }) => id)).toContain('m1')
    expect(isMore).toBe(false)
    expect(await roster().communities({ text: '锦绣' })).toEqual({
      communities: [{ id: 'm1', name: '锦绣社区' }],
      isMore: false,
    })
  })

  test('sees none outside their scope, and no closed one', async () => {
    const { communities } = await town.people.communityStaff.api.grid.roster.communities({})
    expect(communities).toEqual([{ id: 'm1', name: '锦绣社区' }])
    const [model] = orgsOfWorld().filter(({ _id }) => _id === 'm1')
    const path = [...(model?.path ?? []).slice(0, -1), 'm9']
    await town.cloud.insert('orgs', [{ ...model, _id: 'm9', name: '旧社区', label: '旧社区', path, to: 1 }])
    expect(await roster().communities({ text: '旧' })).toEqual({ communities: [], isMore: false })
  })

  test('gets a list of twenty, and is asked for the name beyond', async () => {
    const [model] = orgsOfWorld().filter(({ _id }) => _id === 'm1')
    const many = Array.from({ length: 25 }, (_, at) => {
      const [_id, name] = [`n${at}`, `新建${String(at)}社区`]
      return { ...model, _id, name, label: name, path: [...(model?.path ?? []).slice(0, -1), _id] }
    })
    await town.cloud.insert('orgs', many)
    const { communities, isMore } = await roster().communities({ text: '新建' })
    expect([communities.length, isMore]).toEqual([20, true])
  })

  test('imports for the one that was chosen, and for none without a choice', async () => {
    expect(await codeOf(begin(null))).toBe('invalid')
    expect(await codeOf(begin('g1'))).toBe('invalid')
    expect(await codeOf(begin('nowhere'))).toBe('not_found')
    const { id } = await begin('m1')
    const ready = await drive(town.people.administrator, id, 'm1')
    expect(ready).toMatchObject({ state: 'ready', community: 'm1', counts: { new: 1 } })
    await applyAll(town.people.administrator, ready)
    const people = await town.cloud.documents<{ name: string; path: string[] }>('people')
    expect(people.find(({ name }) => name === '秦岚')?.path).toContain('m1')
  })
})
