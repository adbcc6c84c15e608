/** Who may import whom, on resolved files: no alias or chain of dots gets around it. */
const screens = '^src/'

/** One forbidden direction. */
function never({ name, comment, from, to }) {
  return { name, severity: 'error', comment, from, to }
}

const layers = [
  never({
    name: 'domain-is-the-bottom',
    comment:
      'The phone and the functions both run domain: it may import dayjs, zod (in domain/zod.ts) and itself.',
    from: { path: '^domain/', pathNot: '[.]test[.]ts$' },
    to: { pathNot: ['^domain/', '^node_modules/(dayjs|zod)/'] },
  }),
  never({
    name: 'zod-through-one-file',
    comment: 'zod is configured once (jitless: WeChat refuses new Function) in domain/zod.ts.',
    from: { pathNot: '^domain/zod[.]ts$' },
    to: { path: '^node_modules/zod/' },
  }),
  never({
    name: 'screens-know-domain-only',
    comment: 'Server and tooling code would end up in the package that residents download.',
    from: { path: screens },
    to: { path: ['^(cloudfunctions|emulator|config|tests)/', '^node_modules/wx-server-sdk/'] },
  }),
  never({
    name: 'functions-know-domain-only',
    comment: 'The deployed bundle holds cloudfunctions and domain.',
    from: { path: '^cloudfunctions/', pathNot: '[.]test[.]ts$' },
    to: { path: ['^(src|emulator|config|tests)/', '^node_modules/@tarojs/'] },
  }),
  never({
    name: 'emulator-knows-nobody',
    comment: 'The emulator is a CloudBase for any project: nothing of this product inside.',
    from: { path: '^emulator/' },
    to: { path: '^(src|domain|cloudfunctions|config|tests)/' },
  }),
]

const features = [
  never({
    name: 'screens-of-one-feature',
    comment: 'A feature is its own WeChat package: share through domain data or src/ui.',
    from: { path: '^src/features/([^/]+)/' },
    to: { path: '^src/features/', pathNot: '^src/features/$1/' },
  }),
  never({
    name: 'handlers-of-one-feature',
    comment: 'A feature must be removable: go through domain data or a kernel service.',
    from: { path: '^cloudfunctions/features/([^/]+)/' },
    to: { path: '^cloudfunctions/features/', pathNot: '^cloudfunctions/features/$1/' },
  }),
  never({
    name: 'kernel-below-features',
    comment: 'The kernel serves every feature, so it can know none of them.',
    from: { path: '^cloudfunctions/kernel/' },
    to: { path: '^cloudfunctions/(features|api|jobs|push)/' },
  }),
  never({
    name: 'features-below-tabs',
    comment: 'Tabs compose features, not the other way round.',
    from: { path: '^src/(features|components|ui|session|platform)/' },
    to: { path: '^src/tabs/' },
  }),
  never({
    name: 'ui-without-business',
    comment:
      'The design system, the session and the platform serve every feature, so they can know none of them.',
    from: { path: '^src/(components|ui|session|platform)/' },
    to: { path: '^src/features/' },
  }),
]

const hygiene = [
  never({
    name: 'no-cycles',
    comment: 'Files in a circle cannot be understood, tested or loaded one by one.',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  }),
  never({
    name: 'no-orphans',
    comment: 'A file that nobody imports is dead, or an entry that should be named here.',
    from: {
      orphan: true,
      pathNot: [
        '[.]d[.]c?ts$',
        '[.]config[.]ts$',
        '[.]test[.]tsx?$',
        '^config/[^/]+[.](ts|mjs)$',
        '^config/jest/',
        '^tests/[^/]+/[^/]+[.]ts$',
        '^emulator/tests/',
        // Programs for the device, which finds their files by the names that WeChat gives them.
        '^tests/device/fixtures/',
        '^src/platform/abort-controller[.]ts$',
        '^src/platform/aria-runtime[.]ts$',
      ],
    },
    to: {},
  }),
  never({
    name: 'no-unresolvable',
    comment: 'An import that resolves to nothing fails on the phone.',
    from: {},
    to: { couldNotResolve: true },
  }),
  never({
    name: 'product-without-dev-dependencies',
    comment: 'What ships must be installed by npm ci --omit=dev as well.',
    from: {
      path: '^(src|domain|cloudfunctions|emulator/src)/',
      // The inspector's page is bundled: what it imports is inside the built file.
      pathNot: ['[.]test[.]tsx?$', '^emulator/src/inspector/'],
    },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  }),
]

module.exports = {
  forbidden: [...layers, ...features, ...hygiene],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.cjs', '.js', '.json', '.scss'],
    },
  },
}
