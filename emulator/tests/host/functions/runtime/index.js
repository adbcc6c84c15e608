// Looks at the runtime around a function: time, console, what happens after the return.
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

exports.main = async (event) => {
  switch (event.type) {
    case 'time':
      return { now: Date.now(), date: new Date().getTime(), text: Date(), isDate: new Date() instanceof Date }
    case 'log':
      console.log('hello %s', 'log', { nested: 1 })
      console.error('trouble')
      return null
    case 'late':
      setTimeout(() => void cloud.database().collection('todos').count(), 0)
      return 'returned'
    default:
      return { event }
  }
}
