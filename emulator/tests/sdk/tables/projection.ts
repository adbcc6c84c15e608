import { _, type Fields } from '../support'

/** One projection of `field()`. */
export interface ProjectionRow {
  readonly operator: string
  readonly it: string
  readonly field: unknown
  readonly gives: Fields
}

export const STORED: Fields = {
  _id: 1,
  name: 'n',
  tags: ['a', 'b', 'c'],
  students: [
    { name: 'x', grade: 80 },
    { name: 'y', grade: 95 },
  ],
  deep: { list: [1, 2, 3], kept: true },
}

export const projectionRows: readonly ProjectionRow[] = [
  { operator: 'field', it: 'keeps the named fields', field: { name: true }, gives: { _id: 1, name: 'n' } },
  { operator: 'field', it: 'drops _id', field: { _id: false, name: true }, gives: { name: 'n' } },
  {
    operator: 'field',
    it: 'drops the named fields',
    field: { students: false, deep: false },
    gives: { _id: 1, name: 'n', tags: ['a', 'b', 'c'] },
  },
  {
    operator: 'field',
    it: 'reaches into objects and lists',
    field: { 'students.name': true, 'deep.kept': true },
    gives: { _id: 1, students: [{ name: 'x' }, { name: 'y' }], deep: { kept: true } },
  },
  {
    operator: 'slice',
    it: 'slice alone leaves the other fields',
    field: { tags: _.project['slice']?.(2) },
    gives: { ...STORED, tags: ['a', 'b'] },
  },
  {
    operator: 'slice',
    it: 'slice from the end, beside kept fields',
    field: { name: true, tags: _.project['slice']?.(-1) },
    gives: { _id: 1, name: 'n', tags: ['c'] },
  },
  {
    operator: 'slice',
    it: 'slice from a place, below an object',
    field: { 'deep.list': _.project['slice']?.([1, 1]) },
    gives: { ...STORED, deep: { list: [2], kept: true } },
  },
  {
    operator: 'elemMatch',
    it: 'elemMatch gives the first element that matches',
    field: { students: _.project['elemMatch']?.({ grade: { $gt: 90 } }) },
    gives: { _id: 1, students: [{ name: 'y', grade: 95 }] },
  },
  {
    operator: 'elemMatch',
    it: 'elemMatch leaves the field out when none does',
    field: { name: true, students: _.project['elemMatch']?.({ grade: { $gt: 99 } }) },
    gives: { _id: 1, name: 'n' },
  },
]
