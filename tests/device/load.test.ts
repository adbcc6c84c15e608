import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDist, type Dist } from './runtime/load/dist'
import { buildScripts } from './runtime/load/parcels'
import { prefixed } from './runtime/load/wxml'
import { compileStyle } from './runtime/load/wxss'
import { fixture } from './support/fixture'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'device-dist-'))
  cpSync(fixture, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The fixture with one file exchanged. */
function changed(file: string, text: string): Dist {
  writeFileSync(join(folder, file), text)
  return openDist(folder)
}

test('a template that cannot be compiled is named with its line', () => {
  const dist = changed('pages/first/index.wxml', '<view>\n<text>\n</view>')
  expect(() => buildScripts(dist)).toThrow('pages/first/index.wxml:2: missing end tag')
})

test('a component of WeChat that the device lacks is named', () => {
  const dist = changed('pages/first/index.wxml', '<view>\n<video src="a.mp4" />\n</view>')
  expect(() => buildScripts(dist)).toThrow('pages/first/index.wxml: the device has no <video>')
})

test('a folder without app.json is no program', () => {
  rmSync(join(folder, 'app.json'))
  expect(() => openDist(folder)).toThrow('app.json')
})

test('tags of WeChat get their prefix, custom ones keep their name', () => {
  expect(prefixed('<view><input-row/><input  a="1"/><block/></view>')).toBe(
    '<wx-view><input-row/><wx-input  a="1"/><block/></wx-view>',
  )
})

test.each([
  ['.a { width: 75rpx }', '.a { width: 10vw }'],
  ['.a { margin: calc(100% - 7.5rpx) -15rpx }', '.a { margin: calc(100% - 1vw) -2vw }'],
  ['.a { min-height: 100vh }', '.a { min-height: 100cqh }'],
  ['.a { bottom: env(safe-area-inset-bottom) }', '.a { bottom: var(--safe-bottom, 0px) }'],
  ['page, view.a > text { top: 0 }', 'wx-page, wx-view.a > wx-text { top: 0 }'],
  ['.view, .text-a { top: 0 }', '.view, .text-a { top: 0 }'],
  ['@keyframes a { from { top: 1rpx } }', '@keyframes a { from { top: 0.1333vw } }'],
])('%s is %s in a browser', (wxss, css) => {
  expect(compileStyle(changed('app.wxss', wxss), 'app.wxss')).toBe(css)
})

test('imports stand in their place', () => {
  expect(compileStyle(openDist(folder), 'app.wxss')).toMatch(/^\.wide \{\s+width: 100vw;\s+\}\s+wx-page/)
})

test('the classes of a component carry its prefix', () => {
  const css = compileStyle(openDist(folder), 'parts/counter/index.wxss', 'parts-counter-index--')
  expect(css).toMatch(/^\.parts-counter-index--mine \{/)
})

test('a sub-package is a parcel of its own', () => {
  const { program, packages } = buildScripts(openDist(folder))
  expect(Object.keys(packages)).toEqual(['far'])
  expect(packages['far']).toContain('away.onLoad')
  expect(program).not.toContain('away.onLoad')
})
