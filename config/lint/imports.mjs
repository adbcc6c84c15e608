/**
 * Who may import whom. Each message says why, because the reader of a lint error is about to work around it.
 * dependency-cruiser checks the same tree on resolved files; here the editor shows it while one types.
 */

const zodOnlyInOneFile = {
  regex: '^zod(/|$)',
  message:
    'zod is configured once (jitless: WeChat refuses new Function) in domain/zod.ts: import it from there.',
}

const pureDomain = [
  zodOnlyInOneFile,
  {
    regex: '^(?!\\.|dayjs(/|$)|@domain/|zod(/|$))',
    message:
      'domain runs on the phone and in the function alike: it may use dayjs and zod (through domain/zod.ts), nothing else.',
  },
  {
    regex: '(^@/|^\\.\\.?/(.*/)?(src|cloudfunctions|emulator|config|tests)/)',
    message:
      'domain is the bottom layer that both sides share: it knows neither screens, handlers nor tests.',
  },
]

const clientTree = [
  zodOnlyInOneFile,
  {
    regex: '(^|/)(cloudfunctions|emulator|config|tests)/',
    message:
      'The phone holds src and domain only: server code would end up in the package residents download.',
  },
  { regex: '^wx-server-sdk$', message: 'wx-server-sdk holds server powers and belongs to cloudfunctions.' },
  { regex: '^node:', message: 'A phone has no Node: use src/platform.' },
]

const clientFeatures = [
  ...clientTree,
  {
    regex: '^@/(features|tabs)/',
    message:
      'A feature never imports another feature or a tab: each is its own WeChat package and must be removable. Share through domain data or src/ui; inside a feature import relatively.',
  },
]

const serverTree = [
  zodOnlyInOneFile,
  {
    regex: '(^@/|(^|/)(src|emulator|config|tests)/)',
    message:
      'Functions import domain and cloudfunctions only: the deployed bundle has no screens and no emulator.',
  },
  { regex: '^@tarojs/', message: 'Taro draws screens; a function has none.' },
]

const emulatorTree = [
  {
    regex:
      '(^@/|^@domain/|^(\\.\\./)+(src/(features|platform|session|tabs|ui)|domain|cloudfunctions|config)/)',
    message: 'The emulator is a CloudBase for any project: it imports nothing of this product.',
  },
]

const testTree = [
  {
    regex: '^(node:)?timers/promises$',
    message: 'No sleeps in tests: wait for the condition itself.',
  },
]

const rule = (patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })

export const importRules = [
  { files: ['domain/**/*.ts'], rules: rule(pureDomain) },
  { files: ['domain/zod.ts'], rules: rule(pureDomain.slice(1)) },
  { files: ['src/**/*.{ts,tsx}'], rules: rule(clientTree) },
  { files: ['src/features/**/*.{ts,tsx}'], rules: rule(clientFeatures) },
  { files: ['cloudfunctions/**/*.ts'], rules: rule(serverTree) },
  { files: ['emulator/**/*.{ts,tsx}'], rules: rule(emulatorTree) },
  { files: ['tests/**/*.ts', 'tests/**/*.tsx'], rules: rule([zodOnlyInOneFile, ...testTree]) },
  { files: ['emulator/tests/**/*.ts'], rules: rule([...emulatorTree, ...testTree]) },
]
