// Closes the orders of the day.
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

exports.main = async () => {
  const orders = cloud.database().collection('orders')
  const { stats } = await orders.where({ state: 'open' }).update({ data: { state: 'closed' } })
  console.log('%d orders closed', stats.updated)
  return { closed: stats.updated }
}
