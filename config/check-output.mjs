import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parse } from 'acorn'
import { filesUnder, root } from './lib/files.mjs'
import { script } from './lib/process.mjs'

const { hosts, demoMarks } = JSON.parse(readFileSync(join(root, 'config', 'output-rules.json'), 'utf8'))
const texts = /\.(js|json|wxml|wxss|wxs|html|css)$/

/** @returns {{ path: string, text: string }[]} the readable files of a built program */
function builtFiles(target) {
  return filesUnder(join(root, 'dist', target))
    .filter((file) => texts.test(file))
    .map((file) => ({ path: relative(root, file), text: readFileSync(file, 'utf8') }))
}

/** A library that fetches pictures or fonts from its maker's server would do so on every resident's phone. */
function foreignHosts({ path, text }) {
  const found = [...text.matchAll(/\b(?:https?|wss?):\/\/([\w.-]+)/g)].map((match) => match[1])
  return [...new Set(found)]
    .filter((host) => !(host in hosts))
    .map((host) => `${path}: foreign host ${host} (allow it with a reason in config/output-rules.json)`)
}

/** The sign-in by choosing a person belongs to the emulator alone. */
function demoTraces({ path, text }) {
  return demoMarks.filter((mark) => text.includes(mark)).map((mark) => `${path}: demo code (${mark})`)
}

/** The engine of the oldest iPhone served reads ES2019; newer syntax would show a white page there and only there. */
function unreadableSyntax({ path, text }) {
  if (!path.endsWith('.js')) return []
  try {
    parse(text, { ecmaVersion: 2019, sourceType: 'script' })
    return []
  } catch (error) {
    return [`${path}: ${error.message}: ${text.slice(Math.max(0, error.pos - 40), error.pos + 40)}`]
  }
}

await script(() => {
  const weapp = builtFiles('weapp')
  const h5 = builtFiles('h5')
  if (!existsSync(join(root, 'dist', 'weapp', 'app.json')))
    throw new Error('dist/weapp is not built: npm run build:weapp')
  const wrong = [
    ...weapp.flatMap((file) => [...foreignHosts(file), ...unreadableSyntax(file)]),
    ...[...weapp, ...h5].flatMap(demoTraces),
  ]
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  console.log(
    `output: ${weapp.length + h5.length} files, no foreign host, no demo code, readable by old phones`,
  )
})
