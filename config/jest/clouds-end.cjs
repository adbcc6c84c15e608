/** Stops what clouds-begin.cjs started. */
module.exports = async () => {
  await Promise.all(globalThis.lingeClouds.map((cloud) => cloud.stop()))
}
