const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

exports.main = async (event) => {
  const added = await cloud
    .database()
    .collection('events')
    .add({ data: { event, at: Date.now() } })
  return { event, context: cloud.getWXContext(), trigger: process.env.TRIGGER_SRC, id: added._id }
}
