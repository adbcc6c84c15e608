// The orders of a tea shop: enough of everything that the inspector shows.
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database()
const orders = db.collection('orders')

async function place({ product, note }) {
  const { OPENID } = cloud.getWXContext()
  await cloud.openapi.security.msgSecCheck({ version: 2, scene: 2, openid: OPENID, content: note })
  const id = await db.runTransaction(async (transaction) => {
    const { data } = await transaction.collection('products').doc(product).get()
    await transaction
      .collection('products')
      .doc(product)
      .update({ data: { stock: data.stock - 1 } })
    const order = { product, price: data.price, customer: OPENID, state: 'open', note, at: db.serverDate() }
    return (await transaction.collection('orders').add({ data: order }))._id
  })
  console.log('order %s of %s', id, product)
  return { id }
}

async function tell({ templateId, product }) {
  const { OPENID } = cloud.getWXContext()
  const data = { thing1: { value: product }, time2: { value: '2026-03-01 15:30' } }
  return cloud.openapi.subscribeMessage.send({ touser: OPENID, templateId, page: 'pages/orders/index', data })
}

async function addPicture({ name, base64 }) {
  const { OPENID } = cloud.getWXContext()
  const { fileID } = await cloud.uploadFile({ cloudPath: name, fileContent: Buffer.from(base64, 'base64') })
  const { fileList } = await cloud.getTempFileURL({ fileList: [fileID] })
  const mediaUrl = fileList[0].tempFileURL
  return cloud.openapi.security.mediaCheckAsync({
    mediaUrl,
    mediaType: 2,
    version: 2,
    scene: 1,
    openid: OPENID,
  })
}

exports.main = async (event) => {
  switch (event.type) {
    case 'place':
      return place(event)
    case 'mine':
      return orders.where({ customer: cloud.getWXContext().OPENID }).orderBy('at', 'desc').limit(20).get()
    case 'search':
      return orders.where({ note: db.RegExp({ regexp: event.text }) }).get()
    case 'tell':
      return tell(event)
    case 'code':
      await cloud.openapi.wxacode.getUnlimited({ scene: event.scene, page: 'pages/product/index' })
      return null
    case 'picture':
      return addPicture(event)
    case 'print':
      console.warn(event.text)
      return null
    default:
      throw new Error(`the shop does not know ${event.type}`)
  }
}
