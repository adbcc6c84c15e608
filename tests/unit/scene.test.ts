import fc from 'fast-check'
import { decodeScene, encodeScene, type Scene } from '@domain/scene'
import { sceneOf } from '@/platform/scene'

/** What WeChat lets stand in a code (服务端/获取不限制的小程序码, scene). */
const wechat = /^[\w!#$&'()*+,/:;=?@\-.~]{1,32}$/

const ids = fc.stringMatching(/^[\w:-]{1,30}$/)
const scenes: fc.Arbitrary<Scene> = fc.record({ kind: fc.constantFrom('wish', 'building'), id: ids })

test.each(['', 'a b', '愿', 'x'.repeat(31), 'a%20b', 'a=b'])('no code holds the id “%s”', (id) => {
  expect(() => encodeScene({ kind: 'wish', id })).toThrow(RangeError)
})

test.each([
  '',
  'w',
  'w=',
  '=1',
  'x=1',
  'w=1&b=2',
  'w=a b',
  `w=${'1'.repeat(31)}`,
  'W=1',
  'w=<b>',
  'toString=1',
])('“%s” names nothing', (scene) => {
  expect(decodeScene(scene)).toBeNull()
})

test('whatever a code holds is read as it was written, and WeChat takes it', () => {
  fc.assert(
    fc.property(scenes, (scene) => {
      const written = encodeScene(scene)
      expect(written).toMatch(wechat)
      expect(decodeScene(written)).toEqual(scene)
      // WeChat hands it to the page as part of a query.
      expect(sceneOf({ scene: encodeURIComponent(written) })).toEqual(scene)
    }),
  )
})

test('an id of the database fits', () => {
  expect(encodeScene({ kind: 'wish', id: '0123456789abcdef01234567' })).toBe('w=0123456789abcdef01234567')
})

test('a page that no code has opened has no scene', () => {
  expect(sceneOf({})).toBeUndefined()
})

test.each(['%', '%E4%BD', 'w%3D', 'nonsense'])('the scene “%s” of a page names nothing', (scene) => {
  expect(sceneOf({ scene })).toBeNull()
})
