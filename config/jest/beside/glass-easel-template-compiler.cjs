module.exports = requireBeside('glass-easel-template-compiler')
