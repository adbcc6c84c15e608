module.exports = requireBeside('miniprogram-automator')
