import type { WireHandler, WireRequest } from '../server/wire'
import { ServiceError } from '../types'
import { isJsonObject, textOf } from '../server/body'
import type { OpenDataStore } from './open-data'
import { decodeCloudIds, decodeRequest, encodeOpenData, encodeResponse } from './protobuf'
import type { Quotas } from './quotas'
import type { ScriptedAnswers } from './scripted-answers'
import type { ForcedCheck } from './verdicts'

/** Arguments of a call in snake_case, as WeChat's HTTP interface names them. */
export interface ApiArguments {
  readonly [name: string]: unknown
}

/** What WeChat (json, bytes), the cloud in front of it (system) or CloudBase before both (refused) answers. */
export type ApiAnswer =
  | { readonly kind: 'json'; readonly body: { readonly [field: string]: unknown } }
  | { readonly kind: 'bytes'; readonly contentType: string; readonly bytes: Buffer }
  | { readonly kind: 'system'; readonly errorCode: number }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }

export type Api = (args: ApiArguments) => ApiAnswer | Promise<ApiAnswer>

/** One call, for the list of calls. */
export interface ApiCallRecord {
  /** The emulator's time, ms. */
  readonly at: number
  readonly api: string
  readonly function: string
  readonly requestId: string
  readonly request: ApiArguments
  readonly answer: ApiAnswer['kind']
  readonly errcode: number
}

export interface OpenApiOptions {
  readonly apis: { readonly [name: string]: Api }
  readonly scripted: ScriptedAnswers
  readonly quotas: Quotas
  readonly openData: OpenDataStore
  /** How a fault disturbs the content checks now. */
  readonly forcedCheck: () => ForcedCheck | undefined
  readonly now: () => number
}

const NOT_FOUND = -604100
const NOT_DECLARED = -604101
const TIMED_OUT = -604102
const CONTENT_CHECKS = ['security.msgSecCheck', 'security.mediaCheckAsync', 'security.imgSecCheck']
/** The service behind cloud.getOpenData; it needs no permission. */
const GET_OPEN_DATA = 'ApiGetOpenDataByCloudId'
const SERVICE_TYPE = 2
const KEPT_CALLS = 1000

/** An answer in WeChat's form; `errcode` 0 is success. */
export function weChatAnswer(errcode: number, errmsg: string, rest: object = {}): ApiAnswer {
  return { kind: 'json', body: { errcode, errmsg, ...rest } }
}

/** Calls of WeChat's open interfaces: `wx.openApi` (protobuf) and the older `wx.api` (JSON). */
export class OpenApiService {
  private calls: ApiCallRecord[] = []

  constructor(private readonly options: OpenApiOptions) {}

  readonly handler: WireHandler = async (request) => {
    if (request.action === 'wx.openApi') return this.answerProtobuf(request)
    if (request.action === 'wx.api') return this.answerJson(request)
    throw new ServiceError('INVALID_PARAM', `unknown action ${request.action}`)
  }

  /** The last calls, oldest first. */
  list(): readonly ApiCallRecord[] {
    return this.calls
  }

  reset(): void {
    this.calls = []
  }

  private async answerProtobuf(request: WireRequest): Promise<Buffer> {
    const { apiType, pairs, serviceData } = decodeRequest(request.binary)
    if (apiType === SERVICE_TYPE && request.body['apiName'] === GET_OPEN_DATA) {
      return encoded(this.readOpenData(request, decodeCloudIds(serviceData)))
    }
    const args = Object.fromEntries([...pairs].map(([name, value]) => [name, readValue(value)]))
    return encoded(apiType === 0 ? await this.call(request, args) : { kind: 'system', errorCode: NOT_FOUND })
  }

  private readOpenData(request: WireRequest, ids: readonly string[]): ApiAnswer {
    const { openData } = this.options
    const items = ids.map((id) => openData.resolve(id, request.invocation?.caller.openid))
    const answer: ApiAnswer = {
      kind: 'bytes',
      contentType: 'application/octet-stream',
      bytes: encodeOpenData(items),
    }
    this.record(request, { list: ids }, answer)
    return answer
  }

  private async answerJson(request: WireRequest): Promise<{ data: { responseData: string } }> {
    const args: unknown = JSON.parse(textOf(request.body['requestData']) || '{}')
    const answer = await this.call(request, isJsonObject(args) ? args : {})
    if (answer.kind === 'system') throw new ServiceError('SYS_ERR', `error code: ${answer.errorCode}`)
    if (answer.kind === 'refused') throw new ServiceError(answer.code, answer.message)
    return { data: { responseData: answer.kind === 'json' ? JSON.stringify(answer.body) : '{}' } }
  }

  private async call(request: WireRequest, args: ApiArguments): Promise<ApiAnswer> {
    const answer = await this.decide(textOf(request.body['apiName']), args, request.invocation?.openapi)
    this.record(request, args, answer)
    return answer
  }

  private record({ body, invocation }: WireRequest, args: ApiArguments, answer: ApiAnswer): void {
    const record: ApiCallRecord = {
      at: this.options.now(),
      api: textOf(body['apiName']),
      function: invocation?.functionName ?? '',
      requestId: invocation?.requestId ?? '',
      request: args,
      answer: answer.kind,
      errcode: errcodeOf(answer),
    }
    this.calls = [...this.calls.slice(1 - KEPT_CALLS), record]
  }

  private async decide(
    name: string,
    args: ApiArguments,
    declared: readonly string[] | undefined,
  ): Promise<ApiAnswer> {
    const api = Object.hasOwn(this.options.apis, name) ? this.options.apis[name] : undefined
    if (!api) return { kind: 'system', errorCode: NOT_FOUND }
    if (declared && !declared.includes(name)) return { kind: 'system', errorCode: NOT_DECLARED }
    const isUnreachable = CONTENT_CHECKS.includes(name) && this.options.forcedCheck() === 'unreachable'
    if (isUnreachable) return { kind: 'system', errorCode: TIMED_OUT }
    return this.options.scripted.next(name) ?? this.options.quotas.take(name) ?? api(args)
  }
}

/** @throws ServiceError for an answer that CloudBase itself gives: it travels as JSON, not as protobuf */
function encoded(answer: ApiAnswer): Buffer {
  switch (answer.kind) {
    case 'refused':
      throw new ServiceError(answer.code, answer.message)
    case 'system':
      return encodeResponse({ body: Buffer.alloc(0), contentType: '', errorCode: answer.errorCode })
    case 'bytes':
      return encodeResponse({ body: answer.bytes, contentType: answer.contentType, errorCode: 0 })
    case 'json': {
      const body = Buffer.from(JSON.stringify(answer.body))
      return encodeResponse({ body, contentType: 'application/json; charset=UTF-8', errorCode: 0 })
    }
  }
}

function errcodeOf(answer: ApiAnswer): number {
  if (answer.kind === 'system') return answer.errorCode
  return answer.kind === 'json' ? Number(answer.body['errcode'] ?? 0) : 0
}

/** Arguments are JSON texts; media come as plain bytes and stay so. */
function readValue(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString())
  } catch {
    return bytes
  }
}
