import { isFaceOf, isPicture, nicknameFault } from '../../domain/identity/face'

test.each(['桂兰奶奶', '老周', 'Lily', '王师傅修车', '🌻阿芳', '小书迷', '阿𠮷', '六楼的猫'])(
  '%s is a nickname',
  (nickname) => {
    expect(nicknameFault(nickname)).toBeNull()
  },
)

test.each([
  '锦绣居委会',
  '居 委 会',
  '居\u00b7委',
  '陈书记',
  '陳書記',
  '网格员小孙',
  '網格員',
  '网\u2060格员',
  '系统管理员',
  '社区王姐',
  '派出所老李',
  '邻格客服',
])('%j pretends to be an office', (nickname) => {
  expect(nicknameFault(nickname)).toMatch(/岗位|看得见/)
})

test.each(['', '   ', '···', '\u200b', '\u202e奶奶兰桂', 'a\u0000b', 'Z\u0301\u0302\u0303\u0304a'])(
  '%j cannot be read',
  (nickname) => {
    expect(nicknameFault(nickname)).toContain('看得见')
  },
)

test.each(['13812345678', '微信138-1234', '１３８１２３４'])('%s is a number', (nickname) => {
  expect(nicknameFault(nickname)).toContain('号码')
})

test.each([
  ['cloud://e.b/faces/p1/a.jpg', true],
  ['cloud://e.b/faces/p1/a.png', true],
  ['cloud://e.b/faces/p1/a.svg', false],
  ['cloud://e.b/faces/p1/deeper/../../p2/a.jpg', false],
  ['cloud://e.b/faces/p1/..jpg', false],
  ['cloud://e.b/faces/p2/a.jpg', false],
  ['cloud://e.b/wishes/p1/a.jpg', false],
  ['cloud://e.b/x/faces/p1/a.jpg', false],
])('%s is a picture of p1: %p', (file, is) => {
  expect(isFaceOf(file, 'p1')).toBe(is)
})

test('a picture is told by its first bytes', () => {
  expect(isPicture(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe(true)
  expect(isPicture(new Uint8Array([0x89, 0x50, 0x4e, 0x47]))).toBe(true)
  expect(isPicture(new TextEncoder().encode('<svg onload=alert(1)>'))).toBe(false)
  expect(isPicture(new Uint8Array())).toBe(false)
})
