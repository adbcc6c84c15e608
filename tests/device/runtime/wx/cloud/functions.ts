import { Failure, textOption, type Fields } from '../call'
import { textOf, type HttpReply } from '../http'
import type { CloudSession } from './session'

interface Said {
  readonly errCode: number
  readonly text: string
}

/** The emulator's words and what the client says for them (WeChat documentation: 云开发/参考信息, error codes). */
const codes: { readonly [code: string]: Said } = {
  FUNCTION_NOT_FOUND: { errCode: -501000, text: 'FunctionName parameter could not be found' },
  FUNCTION_INVOKE_DENIED: { errCode: -501023, text: 'permission denied' },
  FUNCTIONS_TIME_LIMIT_EXCEEDED: { errCode: -504003, text: 'Invoking task timed out' },
  FUNCTIONS_EXECUTE_FAIL: { errCode: -504002, text: 'functions execute fail' },
  EXCEED_MAX_PAYLOAD_SIZE: { errCode: -604001, text: 'response size is larger than 1M' },
  DATABASE_PERMISSION_DENIED: { errCode: -502003, text: 'database permission denied' },
  DATABASE_REQUEST_FAILED: { errCode: -502001, text: 'database request fail' },
  STORAGE_EXCEED_AUTHORITY: { errCode: -503002, text: 'storage permission denied' },
  STORAGE_FILE_NONEXIST: { errCode: -503003, text: 'storage file not exists' },
}
const anyOther = { errCode: -404011, text: 'cloud function execution error' }

/** `errCode: <number> <text> | errMsg: <the emulator's sentence>`, as the client words what the cloud refuses. */
export const saidFailure = ({ errCode, text }: Said, message: string): Failure =>
  new Failure(`Error: errCode: ${errCode} ${text} | errMsg: ${message}`, { errCode })

function readRefusal(reply: HttpReply): { code: string; message: string } {
  try {
    return JSON.parse(textOf(reply.bytes)) as { code: string; message: string }
  } catch {
    return { code: 'SYS_ERR', message: `HTTP ${reply.status}` }
  }
}

/** @throws Failure when the emulator refused. */
export function checkReply(reply: HttpReply): HttpReply {
  if (reply.status < 300) return reply
  const { code, message } = readRefusal(reply)
  throw saidFailure(codes[code] ?? anyOther, message)
}

/** A lost network, told as the cloud client tells it: `request:fail …` stands behind its own prefix. */
export async function asCloud<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.fields['errCode'] !== undefined) throw thrown
    throw new Failure(`Error: errCode: -1 | errMsg: request:fail ${thrown.reason}`, { errCode: -1 })
  }
}

/** wx.cloud.callFunction: what the function returned, and the id of its run. */
export async function callFunction(session: CloudSession, options: Fields): Promise<Fields> {
  const name = textOption(options, 'name')
  const body = JSON.stringify(options['data'] ?? {})
  const path = `/functions/${encodeURIComponent(name)}`
  const reply = checkReply(await session.send(path, { method: 'POST', body }))
  const text = textOf(reply.bytes)
  return {
    result: text === '' ? undefined : (JSON.parse(text) as unknown),
    requestID: reply.headers['x-emulator-request-id'] ?? '',
  }
}
