const { existsSync } = require('node:fs')
const { join } = require('node:path')
const { findChromium } = require('./config/lib/chromium.cjs')

// The browser tests ask the environment, so that a person can choose another browser there.
const chromium = findChromium()
if (chromium) process.env.CHROMIUM_PATH = chromium

/** TypeScript and JSX are stripped by swc; types are the business of `npm run check`. */
const transform = {
  '^.+\\.(ts|tsx|mts|mjs)$': [
    '@swc/jest',
    {
      swcrc: false,
      module: { type: 'commonjs' },
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
    },
  ],
}

const ignored = ['/node_modules/', '/dist/']
const ownProjects = ['house', 'api', 'e2e', 'device'].map((name) => `<rootDir>/tests/${name}/`)

/** One selectable project (`npx jest --selectProjects api`); a folder that does not exist yet has no tests. */
function project(displayName, folders, extra = {}) {
  return {
    displayName,
    rootDir: __dirname,
    roots: folders.map((folder) => join(__dirname, folder)).filter((folder) => existsSync(folder)),
    testMatch: ['**/*.test.ts', '**/*.test.tsx'],
    testPathIgnorePatterns: ignored,
    modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/emulator/dist/'],
    moduleNameMapper: {
      '^@domain/(.*)$': '<rootDir>/domain/$1',
      '^@/(.*)$': '<rootDir>/src/$1',
    },
    transform,
    setupFilesAfterEnv: ['<rootDir>/config/jest/patience.cjs'],
    ...extra,
  }
}

module.exports = {
  projects: [
    project('house', ['tests/house']),
    // Whatever has no project of its own is here, so that no test file can be forgotten.
    project('unit', ['domain', 'cloudfunctions', 'src', 'config', 'tests'], {
      testPathIgnorePatterns: [...ignored, ...ownProjects],
    }),
    project('emulator', ['emulator/tests']),
    project('api', ['tests/api']),
    project('e2e', ['tests/e2e']),
    project('device', ['tests/device']),
  ].filter((candidate) => candidate.roots.length > 0),
  maxWorkers: 2,
  testSequencer: join(__dirname, 'config/jest/sequencer.cjs'),
  reporters: ['default', join(__dirname, 'config/jest/counts-reporter.cjs')],
}
