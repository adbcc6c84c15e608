// Looks at the runtime around a function: time, console, what happens after the return.
const tcb = require('@cloudbase/node-sdk')
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

exports.main = async (event, context) => {
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
    case 'context':
      return tcb.parseContext(context)
    case 'process':
      return process.pid
    case 'hour':
      return new Date(0).getHours()
    default:
      return { event }
  }
}
