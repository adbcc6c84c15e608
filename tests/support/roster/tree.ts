import { makeSeal } from '../../../cloudfunctions/kernel/seal'
import { noCounts, type Household, type Org, type OrgCounts } from '../../../domain/grid/org'
import { tailOf, type Person } from '../../../domain/identity/person'
import { testKeys, type Cloud } from '../cloud'
import { setFields } from '../console'
import { community, storedOrg, storedPerson } from '../grid'

const seal = makeSeal(testKeys)
const people = (cloud: Cloud) => cloud.documents<Person>('people')
const households = (cloud: Cloud) => cloud.documents<Household>('households')
const orgs = (cloud: Cloud) => cloud.documents<Org>('orgs')

/** Of the one who moves. */
export const PHONE = '13900007777'

/** 三网格 with buildings 11, 12 and 13; in 11 lives a tenant to be, in 12 somebody who will move. */
export async function gridToChange(cloud: Cloud): Promise<void> {
  const grid = storedOrg({ id: 'g3', kind: 'grid', name: '三网格', above: community })
  const buildings = [11, 12, 13].map((number) =>
    storedOrg({ id: `b${number}`, kind: 'building', name: `${number}号楼`, above: grid.path }),
  )
  await cloud.insert('orgs', [grid, ...buildings])
  const nobody = { contact: null, phoneMark: null, phoneTail: null, phoneProof: null }
  const reached = {
    contact: seal.seal({ phone: PHONE, address: '锦绣社区12号楼101室' }),
    ...{
      phoneMark: seal.mark('phone', PHONE),
      phoneTail: seal.mark('tail', tailOf(PHONE)),
      phoneProof: null,
    },
  }
  const place = { subdistrict: '湖滨街道', community: '锦绣社区', grid: '三网格' }
  await cloud.insert('people', [
    {
      ...storedPerson({ id: 'stays', name: '住户一', home: [...grid.path, 'b11'] }),
      ...{ ...nobody, place: { ...place, building: '11号楼' } },
    },
    {
      ...storedPerson({ id: 'moves', name: '住户二', home: [...grid.path, 'b12'] }),
      ...{ ...reached, place: { ...place, building: '12号楼' } },
    },
  ])
  await cloud.insert('households', [
    { _id: 'h-stays', version: 1, path: [...grid.path, 'b11'], door: '11-101', representative: null },
    { _id: 'h-moves', version: 1, path: [...grid.path, 'b12'], door: '12-101', representative: null },
  ])
  const right = await truth(cloud)
  for (const { _id } of await orgs(cloud)) {
    await setFields(cloud, { collection: 'orgs', id: _id }, { counts: right[_id] })
  }
}

/** What lives under each org, counted from the records. */
async function truth(cloud: Cloud): Promise<{ [org: string]: OrgCounts }> {
  const [everybody, homes] = [await people(cloud), await households(cloud)]
  const under = (id: string): OrgCounts => {
    const here = everybody.filter(({ path }) => path.includes(id))
    const inState = (state: string) => here.filter(({ residence }) => residence.state === state).length
    return {
      households: homes.filter(({ path }) => path.includes(id)).length,
      ...{ people: inState('verified'), pending: inState('pending') },
    }
  }
  return Object.fromEntries((await orgs(cloud)).map(({ _id }) => [_id, under(_id)]))
}

/** Every record lies where its building lies, under the names of today, and every count is right. */
export async function oneTree(cloud: Cloud): Promise<void> {
  const all = await orgs(cloud)
  const byId = new Map(all.map((org) => [org._id, org]))
  const nameOf = (id = '') => byId.get(id)?.name
  for (const { path } of [...(await people(cloud)), ...(await households(cloud))]) {
    const building = byId.get(path.at(-1) ?? '')
    expect([building?.to, path]).toEqual([null, building?.path])
  }
  for (const { name, path, place } of await people(cloud)) {
    const [, , subdistrict, own, grid, building] = path.map(nameOf)
    expect([name, place]).toEqual([name, { subdistrict, community: own, grid, building }])
  }
  const counted = Object.fromEntries(all.map(({ _id, counts, to }) => [_id, to === null ? counts : noCounts]))
  expect(counted).toEqual(await truth(cloud))
}
