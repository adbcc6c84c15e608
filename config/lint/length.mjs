import { builtinRules } from 'eslint/use-at-your-own-risk'

const core = builtinRules.get('max-lines-per-function')
const limit = { max: 40, skipBlankLines: true, skipComments: true, IIFEs: true }

/** `describe(...)`, `describe.each(...)(...)`: a heading over tests, not a function someone must hold in mind. */
function isDescribeCallback(node) {
  const call = node.parent
  if (call?.type !== 'CallExpression' || call.callee === node) return false
  let callee = call.callee
  while (callee.type !== 'Identifier') {
    const inner = callee.object ?? callee.callee ?? callee.tag
    if (!inner) return false
    callee = inner
  }
  return callee.name === 'describe'
}

/** ESLint's own rule, silent for the callbacks of describe. */
const functionLength = {
  ...core,
  create(context) {
    const report = (problem) => {
      if (!isDescribeCallback(problem.node)) context.report(problem)
    }
    return core.create(Object.create(context, { report: { value: report } }))
  },
}

const tests = ['**/*.test.{ts,tsx}', 'tests/**/*.{ts,tsx}', 'emulator/tests/**/*.ts']

export const lengthRules = [
  {
    files: ['**/*.{ts,tsx,mjs,cjs,js}'],
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', limit],
      complexity: ['error', 10],
    },
  },
  {
    files: tests,
    plugins: { house: { rules: { 'function-length': functionLength } } },
    rules: { 'max-lines-per-function': 'off', 'house/function-length': ['error', limit] },
  },
]
