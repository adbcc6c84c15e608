exports.main = async () => 'only for the cloud'
