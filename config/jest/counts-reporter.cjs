const { writeSync } = require('node:fs')

/** Closes a run with `N passed, N failed` alone on its line, the form that CI reads in any language. */
class CountsReporter {
  onRunComplete(_contexts, results) {
    // A file that cannot be loaded has no tests to fail, so it counts as one failure itself.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites
    const skipped = results.numPendingTests + results.numTodoTests
    const tail = skipped > 0 ? `, ${skipped} skipped` : ''
    // Jest prints its own summary after every reporter; only the end of the process comes later.
    process.once('exit', () => writeSync(1, `${results.numPassedTests} passed, ${failed} failed${tail}\n`))
  }
}

module.exports = CountsReporter
