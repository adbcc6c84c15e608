const { startCloud } = require('../../tests/support/cloud')

/**
 * Before the first file of a project that calls the functions: starts a cloud for each worker. The files of a worker
 * have it one after the other, emptied each time, and find the functions warm (tests/support/cloud.ts).
 */
module.exports = async ({ maxWorkers }) => {
  const clouds = await Promise.all(Array.from({ length: maxWorkers }, () => startCloud()))
  process.env.LINGE_CLOUDS = JSON.stringify(clouds.map(({ url, token }) => ({ url, token })))
  globalThis.lingeClouds = clouds
}
