const { TestEnvironment } = require('jest-environment-node')

/**
 * jest loads every module anew for every test file. Large libraries that keep nothing from one file to the next are
 * loaded once in a worker instead, beside the sandbox of a file; config/jest/beside/ hands them in.
 */
module.exports = class Sandbox extends TestEnvironment {
  constructor(config, context) {
    super(config, context)
    this.global.requireBeside = (name) => require(name)
  }
}
