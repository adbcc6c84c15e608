const Sequencer = require('@jest/test-sequencer').default

/**
 * In this order, the files of one place the slowest first; a fresh clone has no timings to go by. What does without the
 * programs for people begins, while these are built; what is quick fills up at the end.
 */
const places = [
  'emulator/tests/durability/kill',
  'emulator/tests/inspector/',
  'emulator/tests/host/',
  'tests/api/grid/roster',
  'emulator/tests/bench/',
  'tests/e2e/',
  'tests/device/program/',
  'tests/device/',
  'tests/api/',
]

const rankOf = ({ path }) => {
  const rank = places.findIndex((place) => path.replaceAll('\\', '/').includes(`/${place}`))
  return rank < 0 ? places.length : rank
}

/** Slow files begin and quick ones fill up, so that both workers end at about the same time. */
class SlowFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rankOf(a) - rankOf(b))
  }
}

module.exports = SlowFirst
