import { readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { parse } from 'acorn'
import { filesUnder, root } from './files.mjs'

const rules = JSON.parse(readFileSync(join(root, 'config', 'output-rules.json'), 'utf8'))
const texts = /\.(js|json|wxml|wxss|wxs|html|css|map)$/

/** @typedef {{ path: string, text: string }} BuiltFile */

/**
 * @param {string} folder
 * @returns {BuiltFile[]} the readable files of a built program
 */
export function builtFiles(folder) {
  return filesUnder(folder)
    .filter((file) => texts.test(file))
    .map((file) => ({
      path: join(basename(folder), relative(folder, file)),
      text: readFileSync(file, 'utf8'),
    }))
}

const traces = (marks, what) => (file) =>
  marks.filter((mark) => file.text.includes(mark)).map((mark) => `${file.path}: ${what} (${mark})`)

/** The sign-in by choosing a person belongs to the emulator alone. */
export const demoTraces = traces(rules.demoMarks, 'demo code')

/** A phone reaches WeChat's cloud through wx.cloud; an address of the emulator there is a build gone wrong. */
export const emulatorTraces = traces(rules.emulatorMarks, 'address of the emulator')

/** A source map would hand the program's source to everybody who downloads the package. */
export function sourceMaps({ path, text }) {
  const isMap = path.endsWith('.map') || text.includes('sourceMappingURL=')
  return isMap ? [`${path}: source map`] : []
}

/** A library that fetches pictures or fonts from its maker's server would do so on every resident's phone. */
export function foreignHosts({ path, text }) {
  const found = [...text.matchAll(/\b(?:https?|wss?):\/\/([\w.-]+)/g)].map((match) => match[1])
  return [...new Set(found)]
    .filter((host) => !(host in rules.hosts))
    .map((host) => `${path}: foreign host ${host} (allow it with a reason in config/output-rules.json)`)
}

/** The engine of the oldest iPhone served reads ES2019; newer syntax would show a white page there and only there. */
export function unreadableSyntax({ path, text }) {
  if (!path.endsWith('.js')) return []
  try {
    parse(text, { ecmaVersion: 2019, sourceType: 'script' })
    return []
  } catch (error) {
    return [`${path}: ${error.message}: ${text.slice(Math.max(0, error.pos - 40), error.pos + 40)}`]
  }
}
