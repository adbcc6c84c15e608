// A cloud function as CloudBase's quickstart writes them: untyped, one switch, the real wx-server-sdk.
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database()
const todos = db.collection('todos')

exports.main = async (event) => {
  const { OPENID } = cloud.getWXContext()
  switch (event.type) {
    case 'whoami':
      return { ...cloud.getWXContext(), userInfo: event.userInfo, env: Object.keys(process.env) }
    case 'whoamiLater':
      await todos.where({ owner: 'nobody' }).get()
      return { before: OPENID, after: cloud.getWXContext().OPENID }
    case 'time':
      return { now: Date.now(), date: new Date().getTime(), text: Date(), isDate: new Date() instanceof Date }
    case 'add':
      return todos.add({ data: { ...event.data, owner: OPENID, at: db.serverDate() } })
    case 'get':
      return (await todos.doc(event.id).get()).data
    case 'addTwo':
      await todos.add({ data: { _id: 'first' } })
      await todos.add({ data: { _id: 'second' } })
      return 'done'
    case 'transaction':
      return db.runTransaction(async (transaction) => {
        await transaction.collection('todos').doc('a').get()
        await transaction
          .collection('todos')
          .doc('a')
          .update({ data: { done: true } })
        return 'committed'
      })
    case 'call':
      return (await cloud.callFunction({ name: event.name, data: event.data })).result
    case 'log':
      console.log('hello %s', 'log', { nested: 1 })
      console.error('trouble')
      return null
    case 'late':
      setTimeout(() => void todos.count(), 0)
      return 'returned'
    case 'upload':
      return cloud.uploadFile({ cloudPath: event.path, fileContent: Buffer.from(event.text) })
    case 'link':
      return (await cloud.getTempFileURL({ fileList: event.files })).fileList
    case 'download':
      return (await cloud.downloadFile({ fileID: event.fileID })).fileContent.toString()
    case 'delete':
      return (await cloud.deleteFile({ fileList: event.files })).fileList
    case 'check':
      return cloud.openapi.security.msgSecCheck({
        version: 2,
        scene: 2,
        openid: OPENID,
        content: event.content,
      })
    case 'checkAs':
      return cloud.openapi.security.msgSecCheck({ version: 2, scene: 2, openid: event.openid, content: 'x' })
    case 'checkMedia':
      return cloud.openapi.security.mediaCheckAsync({
        version: 2,
        scene: 2,
        openid: OPENID,
        mediaType: 2,
        mediaUrl: event.url,
      })
    case 'notify':
      return cloud.openapi.subscribeMessage.send({
        touser: event.to || OPENID,
        templateId: event.templateId,
        page: 'pages/index',
        data: event.data,
      })
    case 'notifyTwice': {
      const message = { touser: OPENID, templateId: event.templateId, data: { thing1: { value: '你好' } } }
      const sent = await Promise.allSettled([1, 2].map(() => cloud.openapi.subscribeMessage.send(message)))
      return sent.map((result) => (result.status === 'fulfilled' ? 0 : result.reason.errCode))
    }
    case 'code': {
      const { buffer, contentType } = await cloud.openapi.wxacode.getUnlimited({
        scene: 'id=1',
        page: 'pages/index',
      })
      return { contentType, start: buffer.subarray(1, 4).toString(), size: buffer.length }
    }
    case 'unknownApi':
      return cloud.openapi.nothing.here({})
    default:
      return { event }
  }
}
