import { defineConfig } from 'eslint/config'
import react from 'eslint-plugin-react'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { importRules } from './config/lint/imports.mjs'
import { lengthRules } from './config/lint/length.mjs'
import { platformRules } from './config/lint/platform.mjs'
import { syntaxRules } from './config/lint/syntax.mjs'

const typed = {
  files: ['**/*.{ts,tsx}'],
  extends: [tseslint.configs.strictTypeChecked],
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  rules: {
    '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    '@typescript-eslint/no-explicit-any': 'error',
    '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    '@typescript-eslint/no-confusing-void-expression': [
      'error',
      { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
    ],
    // Text is counted by code points: [...'心愿'].length is what a limit in characters means.
    '@typescript-eslint/no-misused-spread': 'off',
    // Takes any computed key of a Record for an enum; the program has no enums.
    '@typescript-eslint/no-unsafe-enum-assignment': 'off',
    // React calls event handlers and ignores what they return.
    '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    // A function may be async because its type says so, without waiting for anything itself.
    '@typescript-eslint/require-await': 'off',
  },
}

const screens = {
  files: ['src/**/*.{ts,tsx}'],
  extends: [
    react.configs.flat.recommended,
    react.configs.flat['jsx-runtime'],
    reactHooks.configs.flat.recommended,
  ],
  settings: { react: { version: '18.3' } },
  rules: { 'react/prop-types': 'off' },
}

const tests = {
  files: ['**/*.test.{ts,tsx}', 'tests/**/*.{ts,tsx}', 'emulator/tests/**/*.ts'],
  // expect(object.method) is how jest asks about a method.
  rules: { '@typescript-eslint/unbound-method': 'off' },
}

const everywhere = {
  rules: {
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
    'no-console': 'off',
  },
  // A rule that is wrong is changed here for everyone, with a reason; it is not silenced in one place.
  linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
}

export default defineConfig(
  { ignores: ['**/node_modules/', '**/dist/', 'coverage/', '.local/', '.cache/'] },
  everywhere,
  typed,
  screens,
  tests,
  ...lengthRules,
  ...importRules,
  ...platformRules,
  ...syntaxRules,
)
