// Calls an open interface that its config.json does not list.
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

exports.main = async () => {
  try {
    await cloud.openapi.security.msgSecCheck({ version: 2, scene: 2, openid: 'o-nobody', content: 'x' })
    return 0
  } catch (error) {
    return error.errCode
  }
}
