const Sandbox = require('./sandbox.cjs')

/** For files about the programs for people: they are read when these are built. */
module.exports = class WithClients extends Sandbox {
  async setup() {
    await super.setup()
    const response = await fetch(`${process.env.LINGE_PRODUCTS}/clients`)
    if (!response.ok) throw new Error(await response.text())
  }
}
