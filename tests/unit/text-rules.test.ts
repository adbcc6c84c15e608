import fc from 'fast-check'
import { LIKE, likeness, suggestSensitivity, textFaults } from '../../domain/wish/text-rules'

describe('what a wish may not say', () => {
  test.each([
    ['想借点现金周转一下', '钱'],
    ['谁能给我转账两百元', '钱'],
    ['加微信号 abc123 有优惠', '广告'],
    ['看看 www.example.cn 上的小车', '广告'],
    ['打我电话 138 1234 5678', '电话'],
    ['家里座机 025-88886666', '电话'],
  ])('%s', (title, about) => {
    expect(textFaults({ title, reason: '' })).toEqual({ title: expect.stringContaining(about) as string })
    expect(textFaults({ title: '想要一个小板凳', reason: title })).toEqual({
      reason: expect.stringContaining(about) as string,
    })
  })

  test.each([
    '想要一副老花镜，看药盒上的字',
    '周末陪爷爷下两盘象棋',
    '想要 12 寸的旧自行车',
    '2 号楼 402 的灯坏了',
  ])('lets pass: %s', (title) => expect(textFaults({ title, reason: '' })).toEqual({}))
})

describe('what the public should see in outline', () => {
  test('illness and minors are proposed, everyday things are not', () => {
    expect(suggestSensitivity({ title: '帮忙联系护工陪夜两天', reason: '' })).toBe('illness')
    expect(suggestSensitivity({ title: '想要几本书', reason: '给孩子看' })).toBe('minor')
    expect(suggestSensitivity({ title: '想要一辆买菜用的小推车', reason: '' })).toBe('none')
  })
})

describe('likeness', () => {
  test('near-identical titles are alike, different wishes are not', () => {
    expect(likeness('想要一辆买菜用的小推车', '想要一辆买菜的小推车！')).toBeGreaterThan(LIKE)
    expect(likeness('想要一辆买菜用的小推车', '想要一副老花镜')).toBeLessThan(LIKE)
  })

  const title = fc.string({
    unit: fc.constantFrom(...'想要一辆小推车老花镜陪人散步，。 '),
    minLength: 4,
    maxLength: 40,
  })
  test('is symmetric, between 0 and 1, and 1 for the same text', () => {
    fc.assert(
      fc.property(title, title, (a, b) => {
        expect(likeness(a, b)).toBeCloseTo(likeness(b, a))
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0)
        expect(likeness(a, b)).toBeLessThanOrEqual(1)
        expect(likeness(a, a)).toBe(1)
      }),
    )
  })
})
