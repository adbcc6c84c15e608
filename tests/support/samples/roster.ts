import { sealRowsWith } from '../roster/stored-rows'
import { noRows, slotOf, type ImportState, type RosterImport } from '../../../domain/grid/roster'
import { suggestMapping } from '../../../domain/grid/roster-columns'
import { templateHead } from '../roster/workbooks'
import { says, type Sample, type Samples, type Stored } from './sample'

/** An import of 锦绣社区 in some state; its place is its own, so that many stand beside each other. */
export function storedImport(id: string, state: ImportState): RosterImport {
  const own = { _id: id, community: id }
  return {
    ...{ ...own, version: 3, slot: slotOf(state, own), path: ['c1', 'd1', 's1', 'm1'], state },
    ...{ by: { id: 'communityStaff', name: '王芳' }, at: Date.now(), since: Date.now() },
    ...{ file: `cloud://local.6c6f-local/rosters/communityStaff/${id}.xlsx`, fileName: '名册.xlsx' },
    ...{ sheet: '居民名册', header: templateHead, headerMark: 'mark', mapping: suggestMapping(templateHead) },
    ...{ rows: 1, chunks: 1, done: 0, counts: noRows, fault: null, leaseUntil: 0, dueAt: 0, keys: [] },
  }
}

/** With its one row, which names a building that is none. */
const stored =
  (state: ImportState) =>
  (id: string): Stored => ({
    imports: [storedImport(id, state)],
    rosterRows: [
      {
        ...{ _id: `${id}:1`, importId: id, path: ['c1', 'd1', 's1', 'm1'], chunk: 1, kinds: ['fault'] },
        ...{
          marks: [],
          markRows: [],
          isWritten: false,
          sealed: sealRowsWith([['周敏', '', '', '7号楼', '101', '', '']]),
        },
      },
    ],
  })

const onImport = (state: ImportState, more: object = {}): Sample => ({
  who: 'communityStaff',
  stored: stored(state),
  input: (id) => ({ id, ...more }),
})

export const rosterSamples: Samples = {
  'grid.roster.template': says('communityStaff'),
  'grid.roster.communities': says('communityStaff', { text: '' }),
  'grid.roster.begin': {
    who: 'communityStaff',
    input: (id) => ({
      file: `cloud://local.6c6f-local/rosters/communityStaff/${id}.xlsx`,
      fileName: '名册.xlsx',
    }),
  },
  'grid.roster.map': onImport('mapping', { version: 3, mapping: { name: 0, building: 3, door: 4 } }),
  'grid.roster.advance': onImport('judging', { version: 3 }),
  'grid.roster.preview': onImport('ready', { kind: 'fault', after: null }),
  'grid.roster.decide': onImport('ready', { version: 3, row: 2, choice: 'move', person: null }),
  'grid.roster.apply': onImport('ready', { version: 3 }),
  'grid.roster.undo': onImport('applied', { note: '导错了' }),
  'grid.roster.list': says('communityStaff'),
  'grid.roster.errors': onImport('ready'),
  'grid.roster.export': says('communityStaff', { org: null, phones: false, reason: '社区核对名册' }),
  'grid.roster.exported': {
    who: 'communityStaff',
    stored: (id) => ({
      rosterFiles: [
        {
          ...{
            _id: id,
            personId: 'communityStaff',
            file: '',
            name: '居民名册.xlsx',
            digest: '',
            at: Date.now(),
          },
          order: { org: 'm1', phones: false, watermark: '锦绣社区 · 王芳' },
        } as { _id: string },
      ],
    }),
    input: (id) => ({ id }),
  },
}
