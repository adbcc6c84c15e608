import { findBrokenField } from '../../src/openapi/template-fields'

const isAccepted = (field: string, value: unknown): boolean =>
  findBrokenField({ [field]: { value } }) === undefined

it.each([
  ['thing1', '字'.repeat(20)],
  ['thing1', '😀'.repeat(20)],
  ['number2', '12.5'],
  ['number2', 12],
  ['letter3', 'abc'],
  ['symbol4', '★'],
  ['character_string5', 'NO-2026/1'],
  ['time6', '15:01'],
  ['time6', '2026年11月21日 15:01~2026年11月21日 16:00'],
  ['date7', '2026年11月21日'],
  ['date7', '2026-11-21 09:30'],
  ['date7', '2026年11月'],
  ['date7', '11月21日'],
  ['date7', '2026.11.21~2026.11.22'],
  ['date7', '2026/11'],
  ['date7', '11-21'],
  ['amount8', '¥100.5元'],
  ['phone_number9', '025-12345678'],
  ['car_number10', '苏A12345'],
  ['car_number10', '粤A8Z888挂'],
  ['name11', '张三'],
  ['phrase12', '已通过'],
  ['enum13', 'OPEN'],
])('%s accepts %s', (field, value) => {
  expect(isAccepted(field, value)).toBe(true)
})

it.each([
  ['thing1', '字'.repeat(21)],
  ['thing1', ''],
  ['thing1', '  '],
  ['thing1', '一\n二'],
  ['thing1', null],
  ['number2', 'many'],
  ['letter3', '字'],
  ['symbol4', 'a'],
  ['character_string5', '编号1'],
  ['time6', '25:00'],
  ['time6', '下午三点'],
  ['date7', '明天'],
  ['date7', '2026-11/21'],
  ['date7', '15:01'],
  ['amount8', '12345678901'],
  ['phone_number9', '1'.repeat(18)],
  ['car_number10', '苏A12345678'],
  ['car_number10', '苏苏A1234'],
  ['letter3', 'a'.repeat(33)],
  ['number2', '1'.repeat(33)],
  ['symbol4', '★'.repeat(6)],
  ['character_string5', 'a'.repeat(33)],
  ['name11', 'a'.repeat(21)],
  ['name11', '张3'],
  ['name11', '字'.repeat(11)],
  ['phrase12', '已经通过审核'],
  ['phrase12', 'ok'],
  ['unknown1', 'x'],
  ['thing', 'x'],
  ['constructor1', 'x'],
])('%s refuses %p', (field, value) => {
  expect(isAccepted(field, value)).toBe(false)
})

it('refuses data that are no object or empty', () => {
  for (const data of [undefined, null, 'text', [], {}]) expect(findBrokenField(data)).toBeDefined()
})
