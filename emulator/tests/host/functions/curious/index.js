// Looks where it should not: at other files, the emulator's secrets, processes.
const fs = require('node:fs')
const os = require('node:os')
const { execFileSync } = require('node:child_process')
const { Worker } = require('node:worker_threads')

const messages = []
process.on('message', (message) => messages.push(message))

function attempt(work) {
  try {
    return { done: work() }
  } catch (error) {
    return { refused: error.code ?? error.message }
  }
}

const TRIES = {
  read: ({ path }) => fs.readFileSync(path, 'utf8'),
  list: ({ path }) => fs.readdirSync(path),
  write: ({ path }) => fs.writeFileSync(path, 'x'),
  require: ({ path }) => require(path),
  spawn: () => execFileSync('id').toString(),
  thread: () => new Worker('1', { eval: true }).terminate() && 'a thread',
}

const looks = () => ({
  env: process.env,
  argv: [process.argv, process.execArgv, process.title],
  parent: [typeof process.send, messages],
  folders: [process.cwd(), os.tmpdir(), os.homedir()],
})

exports.main = async (event) => {
  if (event.type === 'look') return looks()
  return attempt(() => TRIES[event.type](event))
}
