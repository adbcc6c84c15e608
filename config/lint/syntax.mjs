/** Syntax the house does without; each message says what to write instead. */

const starExports = {
  selector: 'ExportAllDeclaration',
  message:
    'No barrels: import from the file that defines the thing, so that packages stay small and paths honest.',
}

const defaultExports = {
  selector: 'ExportDefaultDeclaration',
  message:
    'Named exports only: a thing keeps one name everywhere. (Pages and configs, which tools read, may.)',
}

const skippedTests = [
  {
    selector:
      'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|failing)$/]',
    message: 'A test runs or does not exist.',
  },
  {
    selector: 'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]',
    message: 'A test runs or does not exist.',
  },
]

const sleeps = [
  {
    selector: "NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout']",
    message: 'No sleeps in tests: wait for the condition itself (tests/support).',
  },
  {
    selector: "CallExpression[callee.property.name='waitForTimeout']",
    message: 'No sleeps in tests: wait for a locator or an expectation.',
  },
]

const rule = (...selectors) => ({ 'no-restricted-syntax': ['error', ...selectors] })

const toolEntries = [
  'config/aria-plugin.ts',
  'src/app.tsx',
  'src/**/*.config.ts',
  'src/tabs/*/index.tsx',
  'src/features/*/pages/*/index.tsx',
  'config/index.ts',
  '*.config.{mjs,cjs,js,ts}',
  '**/*.d.ts',
]

const tests = ['**/*.test.{ts,tsx}', 'tests/**/*.{ts,tsx}', 'emulator/tests/**/*.ts']

export const syntaxRules = [
  { files: ['**/*.{ts,tsx,mjs,cjs,js}'], rules: rule(starExports, defaultExports) },
  // zod is one namespace, and the contract is one tree: these two gather on purpose.
  { files: ['domain/zod.ts', 'domain/contract.ts'], rules: rule(defaultExports) },
  { files: toolEntries, rules: rule(starExports) },
  { files: tests, rules: rule(starExports, defaultExports, ...skippedTests, ...sleeps) },
  // The one place that may poll: helpers that wait for a condition.
  {
    files: ['tests/support/**/*.ts', 'emulator/tests/support/**/*.ts'],
    rules: rule(starExports, defaultExports),
  },
]
