module.exports = requireBeside('jsdom')
