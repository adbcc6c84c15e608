// Sends itself texts of any length, and asks itself for them.
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

/** What a nested call answered, or the code of the error that it met. */
async function ask(data) {
  try {
    return (await cloud.callFunction({ name: 'letters', data })).result
  } catch (error) {
    return `${error.code}: ${error.message}`
  }
}

const answers = {
  send: ({ letter, count }) => ask({ type: 'read', text: letter.repeat(count) }),
  read: ({ text }) => text.length,
  fetch: (event) => ask({ ...event, type: 'write' }),
  write: ({ letter, count }) => letter.repeat(count),
}

exports.main = async (event) => answers[event.type](event)
