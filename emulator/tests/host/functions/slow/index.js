// Takes more time than it has.
exports.main = async (event) => {
  switch (event.type) {
    case 'hang':
      return new Promise(() => undefined)
    case 'spin':
      for (;;);
    default:
      return undefined
  }
}
