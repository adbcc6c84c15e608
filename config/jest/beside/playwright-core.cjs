module.exports = requireBeside('playwright-core')
