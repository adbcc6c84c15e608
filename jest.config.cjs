const { existsSync, readdirSync } = require('node:fs')
const { join, parse } = require('node:path')
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

/** For projects whose files share browsers, running programs and what is made once. */
const withBrowsers = {
  globalSetup: '<rootDir>/config/jest/run-begins.cjs',
  globalTeardown: '<rootDir>/config/jest/run-ends.cjs',
}

/** For projects about the programs for people. */
const withClients = {
  ...withBrowsers,
  testEnvironment: '<rootDir>/config/jest/with-clients.cjs',
}

const ignored = ['/node_modules/', '/dist/']
const ownProjects = ['house', 'api', 'e2e', 'device'].map((name) => `<rootDir>/tests/${name}/`)

/** Packages that config/jest/sandbox.cjs loads beside the sandbox. */
const beside = readdirSync(join(__dirname, 'config/jest/beside')).map((file) => parse(file).name)

const moduleNameMapper = {
  [`^(${beside.join('|')})$`]: '<rootDir>/config/jest/beside/$1.cjs',
  '^@domain/(.*)$': '<rootDir>/domain/$1',
  '^@/(.*)$': '<rootDir>/src/$1',
}

/** One selectable project (`npx jest --selectProjects api`); a folder that does not exist yet has no tests. */
function project(displayName, folders, extra = {}) {
  return {
    displayName,
    rootDir: __dirname,
    roots: folders.map((folder) => join(__dirname, folder)).filter((folder) => existsSync(folder)),
    testMatch: ['**/*.test.ts', '**/*.test.tsx'],
    testPathIgnorePatterns: ignored,
    modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/emulator/dist/'],
    testEnvironment: '<rootDir>/config/jest/sandbox.cjs',
    moduleNameMapper,
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
    project('emulator', ['emulator/tests'], {
      ...withBrowsers,
      // As it is published: its two hundred sources would be loaded anew for every file.
      moduleNameMapper: {
        ...moduleNameMapper,
        '^[./]+/src/emulator$': '<rootDir>/emulator/dist/emulator.cjs',
      },
    }),
    project('api', ['tests/api'], {
      globalSetup: '<rootDir>/config/jest/clouds-begin.cjs',
      globalTeardown: '<rootDir>/config/jest/clouds-end.cjs',
    }),
    project('e2e', ['tests/e2e'], withClients),
    project('device', ['tests/device'], withClients),
  ].filter((candidate) => candidate.roots.length > 0),
  // A file waits for pages and processes a third of its time: three of them keep two cores busy.
  maxWorkers: 3,
  testSequencer: join(__dirname, 'config/jest/sequencer.cjs'),
  reporters: ['default', join(__dirname, 'config/jest/counts-reporter.cjs')],
}
