const Sequencer = require('@jest/test-sequencer').default

/** Where the slow files are, the slowest first; a fresh clone has no timings to go by. */
const slow = [
  'tests/e2e/',
  'emulator/tests/durability/kill',
  'tests/device/program/',
  'emulator/tests/inspector/',
  'tests/device/',
  'emulator/tests/bench/',
  'emulator/tests/host/',
  'tests/api/',
]

const rankOf = ({ path }) => {
  const rank = slow.findIndex((place) => path.replaceAll('\\', '/').includes(`/${place}`))
  return rank < 0 ? slow.length : rank
}

/** Slow files begin and quick ones fill up, so that both workers end at about the same time. */
class SlowFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rankOf(a) - rankOf(b))
  }
}

module.exports = SlowFirst
