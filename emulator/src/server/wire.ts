import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { ServiceError } from '../types'
import type { FaultEffect, FaultPlan } from '../faults/fault-plan'
import { NO_EFFECT } from '../faults/fault-plan'
import type { Invocation, Invocations } from '../functions/invocations'
import type { LogBook } from '../functions/logs'
import type { JsonObject } from './body'
import { parseJsonObject, textOf } from './body'
import type { CallLog, Failure, OperationRecord } from './call-log'
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
  /** What the call log keeps of the request; a handler adds the plan of a query. */
  readonly operation: OperationRecord
}

export type WireHandler = (request: WireRequest) => Promise<WireAnswer>

export interface WireOptions {
  /** Handlers by the part of the action before the dot: database, storage, functions, wx. */
  readonly handlers: { readonly [family: string]: WireHandler }
  readonly invocations: Invocations
  readonly faults: FaultPlan
  readonly calls: CallLog
  readonly logs: LogBook
  readonly isAdminToken: (token: string) => boolean
}

/** An answer as it is sent; always with HTTP 200. */
export interface WireReply {
  readonly contentType: string
  readonly content: string | Buffer
}

/** The service that wx-server-sdk talks to: `POST /admin`, JSON actions and multipart openapi calls. */
export class SdkWire {
  constructor(private readonly options: WireOptions) {}

  /**
   * Answers as the service does, errors as `{code, message, requestId}`. Undefined where a fault loses the answer: the
   * connection is to end without one. `bytes` may still be on their way, and may fail.
   */
  async reply(contentType: string, bytes: Buffer | Promise<Buffer>): Promise<WireReply | undefined> {
    const requestId = randomUUID()
    try {
      const body = bytes instanceof Promise ? await bytes : bytes
      const answer = await this.answer(parseRequest(contentType, body), requestId)
      return Buffer.isBuffer(answer)
        ? { contentType: 'application/octet-stream', content: answer }
        : jsonReply({ requestId, ...answer })
    } catch (thrown) {
      if (thrown instanceof LostReply) return undefined
      return jsonReply({ ...this.describeError(thrown), requestId })
    }
  }

  /** Attributes the request to its call and notes what it cost there. */
  private async answer(unsigned: UnsignedRequest, requestId: string): Promise<WireAnswer> {
    const invocation = this.attribute(unsigned)
    const { action, body, binary } = unsigned
    const call =
      invocation?.call ??
      this.options.calls.begin({ requestId, kind: 'direct', name: action, caller: { source: 'admin' } })
    const operation = call.begin(action, subjectOf(unsigned))
    const end = (failure?: Failure): void => {
      operation.end(failure)
      if (!invocation) call.end(failure)
    }
    try {
      const answer = await this.perform({ action, body, binary, invocation, operation: operation.record })
      end()
      return answer
    } catch (thrown) {
      const failure = this.describeError(thrown)
      end(failure)
      throw thrown instanceof LostReply ? thrown : new ServiceError(failure.code, failure.message)
    }
  }

  private perform(request: WireRequest): Promise<WireAnswer> {
    const { action, invocation, operation } = request
    const handler = this.options.handlers[action.split('.')[0] ?? '']
    if (!handler) throw new ServiceError('INVALID_PARAM', `unknown action ${action}`)
    if (invocation) this.count(invocation, request)
    const effect = this.options.faults.effectOn({
      request: `${action} ${operation.subject}`.trimEnd(),
      function: invocation?.functionName,
      matches: invocation?.faultMatches,
    })
    return effect === NO_EFFECT ? handler(request) : disturbed(effect, handler, request)
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

  private describeError(thrown: unknown): Failure {
    if (thrown instanceof ServiceError || thrown instanceof HttpError) {
      return { code: thrown.code, message: thrown.message }
    }
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    this.options.logs.warn(`unexpected error while answering the SDK: ${error.stack ?? error.message}`)
    return { code: 'SYS_ERR', message: error.message }
  }
}

type UnsignedRequest = Pick<WireRequest, 'action' | 'body' | 'binary'>

function parseRequest(type: string, bytes: Buffer): UnsignedRequest {
  if (!type.startsWith('multipart/form-data')) {
    const body = parseJsonObject(bytes.toString())
    return { action: textOf(body['action']), body, binary: Buffer.alloc(0) }
  }
  const parts = parseMultipart(type, bytes)
  const body = Object.fromEntries([...parts].map(([name, value]) => [name, value.toString()]))
  return { action: body['action'] ?? '', body, binary: parts.get('requestData') ?? Buffer.alloc(0) }
}

/** What the request is about: a collection, an open interface, a function or a path. */
function subjectOf({ body }: UnsignedRequest): string {
  return textOf(body['collectionName'] ?? body['apiName'] ?? body['function_name'] ?? body['path'])
}

/** The work with what faults do before and after it. */
async function disturbed(
  { delayMs, refusal, kill, losesReply }: FaultEffect,
  handler: WireHandler,
  request: WireRequest,
): Promise<WireAnswer> {
  if (delayMs > 0) await pause(delayMs)
  if (refusal) throw refusal
  if (kill === 'before-write') endProcess(request)
  const answer = await handler(request)
  if (kill === 'after-write') endProcess(request)
  if (losesReply) throw new LostReply()
  return answer
}

function endProcess({ action, invocation }: WireRequest): never {
  invocation?.kill(`the process was ended by a fault set for ${action}`)
  throw new ServiceError('SYS_ERR', 'the process that asked has ended')
}

/** The work is done and a fault lets the answer get lost on its way. */
class LostReply extends ServiceError {
  constructor() {
    super('REPLY_LOST', 'a fault ended the connection instead of answering')
  }
}

/** Exactly this content type tells the SDK that an openapi reply is an error and not protobuf. */
function jsonReply(value: object): WireReply {
  return { contentType: 'application/json; charset=utf-8', content: JSON.stringify(value) }
}
