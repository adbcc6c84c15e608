import { NEVER } from '../../../domain/case'
import { nothingMoved, type Reorganisation } from '../../../domain/grid/reorganisation'
import { community, postIn, storedGrid, storedPerson } from '../grid'
import { says, type Samples, type Stored } from './sample'

/** A day on which everybody lived where they do. */
const then = 1_700_000_000_000

const grid = (id: string): Stored => ({ orgs: storedGrid(id) })
const withNeighbour = (id: string): Stored => {
  const orgs = storedGrid(id)
  return { orgs, people: [storedPerson({ id: `${id}:p`, home: orgs[1]?.path ?? [] })] }
}
const person = (id: string) => storedPerson({ id: `${id}:p` })
const holder = (id: string) =>
  storedPerson({ id: `${id}:h`, posts: [postIn('branchSecretary', [...community, id])] })

const planned = (id: string): Reorganisation => ({
  ...{ _id: id, version: 1, kind: 'rename', state: 'planned', order: null },
  wanted: { kind: 'rename', org: 'g1', version: 1, name: '新一网格' },
  about: { _id: 'g1', kind: 'grid', name: '一网格', path: [...community, 'g1'] },
  path: [...community, 'g1'],
  ...{ at: NEVER, by: { id: 'communitySecretary', name: '陈静' }, as: '锦绣社区', digest: '' },
  ...{ locks: [id], done: [], dueAt: NEVER, moved: nothingMoved, failure: null, createdAt: 0 },
})

const square = [
  [120.1, 30.1],
  [120.2, 30.1],
  [120.2, 30.2],
  [120.1, 30.1],
]

export const treeSamples: Samples = {
  'grid.tree.get': says('communitySecretary', { org: 'g1' }),
  'grid.tree.at': says('communitySecretary', { org: 'b1', at: then }),
  'grid.tree.figures': says('communitySecretary', { org: 'g1', at: then }),
  'grid.tree.plans': says('communitySecretary', { org: 'g1' }),
  'grid.tree.preview': says('communitySecretary', { org: 'g1', buildings: ['b1'] }),
  'grid.tree.create': {
    who: 'communitySecretary',
    stored: grid,
    input: (id) => ({ parent: id, kind: 'building', name: '九号楼', estate: '锦绣花园', at: null }),
  },
  'grid.tree.rename': {
    who: 'communitySecretary',
    stored: grid,
    input: (id) => ({ org: id, version: 1, name: `新${id}`, at: null }),
  },
  'grid.tree.close': {
    who: 'communitySecretary',
    stored: (id) => ({ orgs: storedGrid(id, 0) }),
    input: (id) => ({ org: id, version: 1, at: null }),
  },
  'grid.tree.split': {
    who: 'communitySecretary',
    stored: withNeighbour,
    input: (id) => ({
      ...{ org: id, version: 1, name: `新${id}`, buildings: [`${id}:b1`], secretary: `${id}:p`, at: null },
    }),
  },
  'grid.tree.merge': {
    who: 'communitySecretary',
    stored: (id) => ({ orgs: [...storedGrid(id, 1), ...storedGrid(`${id}:g`, 1)] }),
    input: (id) => ({ org: id, version: 1, grids: [`${id}:g`], at: null }),
  },
  'grid.tree.outline': {
    who: 'communitySecretary',
    stored: grid,
    input: (id) => ({ org: id, version: 1, boundary: { type: 'Polygon', coordinates: [square] } }),
  },
  'grid.tree.cancel': {
    who: 'communitySecretary',
    stored: (id) => ({ reorganisations: [planned(id)] }),
    input: (id) => ({ id }),
  },

  'grid.post.history': says('communitySecretary', { org: 'g1' }),
  'grid.post.appoint': {
    who: 'communitySecretary',
    stored: (id) => ({ orgs: storedGrid(id, 0), people: [person(id)] }),
    input: (id) => ({ personId: `${id}:p`, org: id, role: 'branchSecretary', from: null, to: null }),
  },
  'grid.post.deputise': {
    who: 'communitySecretary',
    stored: (id) => ({ orgs: storedGrid(id, 0), people: [person(id)] }),
    input: (id) => ({ personId: `${id}:p`, org: id, role: 'branchSecretary', from: null, to: NEVER }),
  },
  'grid.post.end': {
    who: 'communitySecretary',
    stored: (id) => ({ orgs: storedGrid(id, 0), people: [holder(id)] }),
    input: (id) => ({ personId: `${id}:h`, org: id, role: 'branchSecretary', from: 0, at: null }),
  },
  'grid.post.handOver': {
    who: 'communitySecretary',
    stored: (id) => ({ orgs: storedGrid(id, 0), people: [holder(id), person(id)] }),
    input: (id) => ({
      ...{ personId: `${id}:h`, successorId: `${id}:p`, org: id, role: 'branchSecretary', at: null },
    }),
  },
}
