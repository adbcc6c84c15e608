const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

exports.main = async (event) => {
  switch (event.type) {
    case 'upload':
      return cloud.uploadFile({ cloudPath: event.path, fileContent: Buffer.from(event.text) })
    case 'link':
      return (await cloud.getTempFileURL({ fileList: event.files })).fileList
    case 'download':
      return (await cloud.downloadFile({ fileID: event.fileID })).fileContent.toString()
    case 'delete':
      return (await cloud.deleteFile({ fileList: event.files })).fileList
    default:
      return { event }
  }
}
