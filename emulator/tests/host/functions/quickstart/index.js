// A cloud function as CloudBase's quickstart writes them: untyped, one switch, the real wx-server-sdk.
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database()
const todos = db.collection('todos')

async function addTwo() {
  await todos.add({ data: { _id: 'first' } })
  await todos.add({ data: { _id: 'second' } })
  return 'done'
}

async function finish(transaction) {
  await transaction.collection('todos').doc('a').get()
  await transaction
    .collection('todos')
    .doc('a')
    .update({ data: { done: true } })
  return 'committed'
}

exports.main = async (event) => {
  const { OPENID } = cloud.getWXContext()
  switch (event.type) {
    case 'whoami':
      return { ...cloud.getWXContext(), userInfo: event.userInfo, env: Object.keys(process.env) }
    case 'whoamiLater':
      await todos.where({ owner: 'nobody' }).get()
      return { before: OPENID, after: cloud.getWXContext().OPENID }
    case 'add':
      return todos.add({ data: { ...event.data, owner: OPENID, at: db.serverDate() } })
    case 'get':
      return (await todos.doc(event.id).get()).data
    case 'addTwo':
      return addTwo()
    case 'transaction':
      return db.runTransaction(finish)
    case 'call':
      return (await cloud.callFunction({ name: event.name, data: event.data })).result
    default:
      return { event }
  }
}
