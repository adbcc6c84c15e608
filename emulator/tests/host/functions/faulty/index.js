// Goes wrong in every way a cloud function can but by being slow.
exports.main = async (event) => {
  switch (event.type) {
    case 'throw':
      throw new Error('boom')
    case 'exit':
      return process.exit(3)
    case 'reject':
      void Promise.reject(new Error('nobody listens'))
      return new Promise(() => undefined)
    case 'cycle': {
      const self = {}
      self.self = self
      return self
    }
    case 'huge':
      return 'x'.repeat(1024 * 1024 + 1)
    default:
      return undefined
  }
}
