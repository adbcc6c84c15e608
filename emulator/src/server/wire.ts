import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ServiceError } from '../types'
import type { Faults } from '../functions/faults'
import type { Invocation, Invocations } from '../functions/invocations'
import type { LogBook } from '../functions/logs'
import type { JsonObject } from './body'
import { parseJsonObject, readBody, textOf } from './body'
import { HttpError } from './http-error'
import { parseMultipart } from './multipart'

/** An answer of the wire protocol: top-level fields of the JSON envelope, or raw protobuf bytes. */
export type WireAnswer = { readonly [field: string]: unknown } | Buffer

/** One request of wx-server-sdk. `invocation` is absent for scripts that sign with the admin token. */
export interface WireRequest {
  readonly action: string
  readonly body: JsonObject
  /** Binary part of a multipart request (openapi). */
  readonly binary: Buffer
  readonly invocation: Invocation | undefined
}

export type WireHandler = (request: WireRequest) => Promise<WireAnswer>

export interface WireOptions {
  /** Handlers by the part of the action before the dot: database, storage, functions, wx. */
  readonly handlers: { readonly [family: string]: WireHandler }
  readonly invocations: Invocations
  readonly faults: Faults
  readonly logs: LogBook
  readonly isAdminToken: (token: string) => boolean
}

const BODY_LIMIT = 16 * 1024 * 1024

/** The service that wx-server-sdk talks to: `POST /admin`, JSON actions and multipart openapi calls. */
export class SdkWire {
  constructor(private readonly options: WireOptions) {}

  /** Answers as the service does: always HTTP 200, errors as `{code, message, requestId}`. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID()
    try {
      const answer = await this.answer(await readWireRequest(request))
      if (Buffer.isBuffer(answer)) send(response, 'application/octet-stream', answer)
      else sendJson(response, { requestId, ...answer })
    } catch (thrown) {
      sendJson(response, { ...this.describeError(thrown), requestId })
    }
  }

  private async answer(unsigned: UnsignedRequest): Promise<WireAnswer> {
    const invocation = this.attribute(unsigned)
    const handler = this.options.handlers[unsigned.action.split('.')[0] ?? '']
    if (!handler) throw new ServiceError('INVALID_PARAM', `unknown action ${unsigned.action}`)
    const request: WireRequest = { ...unsigned, invocation }
    if (!invocation) return handler(request)
    this.count(invocation, request)
    const fault = this.options.faults.strike(invocation, describeRequest(request))
    if (fault?.kill === 'before-write') return endProcess(invocation, request)
    const answer = await handler(request)
    return fault ? endProcess(invocation, request) : answer
  }

  private attribute({ action, body }: UnsignedRequest): Invocation | undefined {
    const token = textOf(body['wxCloudApiToken'])
    const invocation = this.options.invocations.find(token)
    if (!invocation && !this.options.isAdminToken(token)) {
      const reason =
        'the request carries the token of no invocation; call the cloud inside main, not while loading'
      throw new ServiceError('INVALID_REQUEST_SOURCE', reason)
    }
    if (invocation?.ended) {
      const text = `${action} was sent after main had returned; the platform freezes the process there: await it`
      const { functionName, requestId } = invocation
      this.options.logs.add({ function: functionName, requestId, level: 'warn', text })
    }
    return invocation
  }

  private count(invocation: Invocation, { action }: WireRequest): void {
    if (action.startsWith('database.')) invocation.counts.database++
    if (action.startsWith('storage.')) invocation.counts.storage++
    if (action === 'wx.openApi' || action === 'wx.api') invocation.counts.openapi++
  }

  private describeError(thrown: unknown): { code: string; message: string } {
    if (thrown instanceof ServiceError || thrown instanceof HttpError) {
      return { code: thrown.code, message: thrown.message }
    }
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    this.options.logs.warn(`unexpected error while answering the SDK: ${error.stack ?? error.message}`)
    return { code: 'SYS_ERR', message: error.message }
  }
}

type UnsignedRequest = Omit<WireRequest, 'invocation'>

async function readWireRequest(request: IncomingMessage): Promise<UnsignedRequest> {
  const bytes = await readBody(request, BODY_LIMIT)
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/form-data')) {
    const body = parseJsonObject(bytes.toString())
    return { action: textOf(body['action']), body, binary: Buffer.alloc(0) }
  }
  const parts = parseMultipart(type, bytes)
  const body = Object.fromEntries([...parts].map(([name, value]) => [name, value.toString()]))
  return { action: body['action'] ?? '', body, binary: parts.get('requestData') ?? Buffer.alloc(0) }
}

/** What fault patterns are matched against, for example `database.modifyDocument wishes`. */
function describeRequest({ action, body }: WireRequest): string {
  const subject = body['collectionName'] ?? body['apiName'] ?? body['function_name'] ?? body['path'] ?? ''
  return `${action} ${textOf(subject)}`.trimEnd()
}

function endProcess(invocation: Invocation, { action }: WireRequest): never {
  invocation.kill(`the process was ended by a fault set for ${action}`)
  throw new ServiceError('SYS_ERR', 'the process that asked has ended')
}

function sendJson(response: ServerResponse, value: object): void {
  // Exactly this content type tells the SDK that an openapi reply is an error and not protobuf.
  send(response, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(value)))
}

function send(response: ServerResponse, type: string, bytes: Buffer): void {
  response.writeHead(200, { 'content-type': type, 'content-length': bytes.length })
  response.end(bytes)
}
