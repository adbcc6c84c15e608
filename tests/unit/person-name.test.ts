import { personName } from '../../domain/schemas'

test.each([
  ['秦 小雨', '秦小雨'],
  [' 欧阳　明 ', '欧阳明'],
  ['Anna  Lee', 'Anna Lee'],
  ['阿依古丽·买买提', '阿依古丽·买买提'],
])('%j is kept as the roster has it', (written, kept) => {
  expect(personName.parse(written)).toBe(kept)
})

test.each([
  ['', '请写姓名'],
  ['   ', '请写姓名'],
  ['周桂兰2', '姓名里不能有数字和符号'],
])('%j is refused in words', (written, why) => {
  const { error } = personName.safeParse(written)
  expect(error?.issues[0]?.message).toBe(why)
})
