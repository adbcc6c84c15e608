import { answerFail, answerOk, numberOption, tell, textOption, type Callbacks, type Fields } from './call'
import type { FileStore } from './files'
import { textOf, type Exchange, type HttpReply, type HttpRequest, type Progress, type Wire } from './http'
import { Listeners } from './listeners'
import { uploadBody } from './upload-body'

type Options = Fields & Callbacks

interface Task {
  readonly name: string
  readonly options: Options
  /** What to send; throws a Failure for options that are wrong. */
  readonly request: () => HttpRequest
  readonly answer: (reply: HttpReply) => Fields
}

/** Starts an exchange and answers its task, such as RequestTask: abort and, for files, progress. */
function start(wire: Wire, { name, options, request, answer }: Task): Fields {
  const progress = new Listeners<[Fields]>()
  const headers = new Listeners<[Fields]>()
  let exchange: Exchange | undefined
  const run = async () => {
    exchange = wire.exchange({
      ...request(),
      onProgress: (state) => progress.tell(progressOf(options, state)),
    })
    const reply = await exchange.reply
    headers.tell({ header: reply.headers })
    return answer(reply)
  }
  run().then(
    (fields) => tell(options, 'success', answerOk(name, fields)),
    (thrown: unknown) => tell(options, 'fail', answerFail(name, thrown)),
  )
  return {
    abort: () => exchange?.abort(),
    onHeadersReceived: headers.on,
    offHeadersReceived: headers.off,
    onProgressUpdate: progress.on,
    offProgressUpdate: progress.off,
  }
}

const progressOf = ({ filePath }: Options, { progress, loaded, total }: Progress): Fields =>
  filePath === undefined
    ? { progress, totalBytesWritten: loaded, totalBytesExpectedToWrite: total }
    : { progress, totalBytesSent: loaded, totalBytesExpectedToSend: total }

/** Method and default header of wx.request (API/网络/发起请求/wx.request): data becomes a query or JSON. */
function plainRequest(options: Options): HttpRequest {
  const method = options['method'] === undefined ? 'GET' : textOption(options, 'method').toUpperCase()
  const url = textOption(options, 'url')
  const header = {
    'content-type': 'application/json',
    ...(options['header'] as Record<string, string> | undefined),
  }
  const common = { method, headers: header, timeout: numberOption(options, 'timeout', 60_000) }
  const { data } = options
  if (data === undefined) return { ...common, url }
  if (method === 'GET')
    return { ...common, url: `${url}${url.includes('?') ? '&' : '?'}${queryOf(data as Fields)}` }
  return { ...common, url, body: typeof data === 'string' ? data : JSON.stringify(data) }
}

const queryOf = (data: Fields): string =>
  Object.entries(data)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&')

function plainAnswer({ dataType, responseType }: Options, { status, headers, bytes }: HttpReply): Fields {
  const common = { statusCode: status, header: headers, cookies: [] }
  if (responseType === 'arraybuffer') return { ...common, data: bytes.buffer }
  const text = textOf(bytes)
  if (dataType !== undefined && dataType !== 'json') return { ...common, data: text }
  try {
    return { ...common, data: JSON.parse(text) as unknown }
  } catch {
    return { ...common, data: text }
  }
}

function multipart(files: FileStore, options: Options): HttpRequest {
  const path = textOption(options, 'filePath')
  const { body, contentType } = uploadBody({
    field: textOption(options, 'name'),
    fileName: path.split('/').at(-1) ?? '',
    content: files.read(path),
    fields: (options['formData'] ?? {}) as Readonly<Record<string, unknown>>,
  })
  const headers = {
    ...(options['header'] as Record<string, string> | undefined),
    'content-type': contentType,
  }
  return { url: textOption(options, 'url'), method: 'POST', headers, body, watched: 'up' }
}

/** A download ends as a temporary file whatever the server says; the program looks at statusCode. */
const keep = (files: FileStore, { status, headers, bytes }: HttpReply): Fields => ({
  statusCode: status,
  header: headers,
  tempFilePath: files.addTemporary({ bytes, type: headers['content-type'] ?? 'application/octet-stream' }),
})

/** 网络: requests, uploads and downloads. */
export function networkApis(wire: Wire, files: FileStore): { [name: string]: unknown } {
  return {
    request: (options: Options) =>
      start(wire, {
        name: 'request',
        options,
        request: () => plainRequest(options),
        answer: (reply) => plainAnswer(options, reply),
      }),
    uploadFile: (options: Options) =>
      start(wire, {
        name: 'uploadFile',
        options,
        request: () => multipart(files, options),
        answer: ({ status, bytes }) => ({ statusCode: status, data: textOf(bytes) }),
      }),
    downloadFile: (options: Options) =>
      start(wire, {
        name: 'downloadFile',
        options,
        request: () => ({
          url: textOption(options, 'url'),
          headers: (options['header'] ?? {}) as Record<string, string>,
        }),
        answer: (reply) => keep(files, reply),
      }),
  }
}
