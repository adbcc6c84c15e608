import type { WireHandler, WireRequest } from '../server/wire'
import { ServiceError } from '../types'
import { isJsonObject, textOf } from '../server/body'
import { decodeRequest, encodeResponse } from './protobuf'
import type { ScriptedAnswers } from './scripted-answers'

/** Arguments of a call in snake_case, as WeChat's HTTP interface names them. */
export interface ApiArguments {
  readonly [name: string]: unknown
}

/** What WeChat (json, bytes) or the cloud in front of it (system) answers. */
export type ApiAnswer =
  | { readonly kind: 'json'; readonly body: { readonly [field: string]: unknown } }
  | { readonly kind: 'bytes'; readonly contentType: string; readonly bytes: Buffer }
  | { readonly kind: 'system'; readonly errorCode: number }

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
  readonly now: () => number
}

const NOT_FOUND = -604100
const NOT_DECLARED = -604101
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
    const { apiType, pairs } = decodeRequest(request.binary)
    const args = Object.fromEntries([...pairs].map(([name, value]) => [name, readValue(value)]))
    const answer: ApiAnswer =
      apiType === 0 ? await this.call(request, args) : { kind: 'system', errorCode: NOT_FOUND }
    switch (answer.kind) {
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

  private async answerJson(request: WireRequest): Promise<{ data: { responseData: string } }> {
    const args: unknown = JSON.parse(textOf(request.body['requestData']) || '{}')
    const answer = await this.call(request, isJsonObject(args) ? args : {})
    if (answer.kind === 'system') throw new ServiceError('SYS_ERR', `error code: ${answer.errorCode}`)
    return { data: { responseData: answer.kind === 'json' ? JSON.stringify(answer.body) : '{}' } }
  }

  private async call({ body, invocation }: WireRequest, args: ApiArguments): Promise<ApiAnswer> {
    const name = textOf(body['apiName'])
    const answer = await this.decide(name, args, invocation?.openapi)
    const record: ApiCallRecord = {
      at: this.options.now(),
      api: name,
      function: invocation?.functionName ?? '',
      requestId: invocation?.requestId ?? '',
      request: args,
      answer: answer.kind,
      errcode: errcodeOf(answer),
    }
    this.calls = [...this.calls.slice(1 - KEPT_CALLS), record]
    return answer
  }

  private async decide(
    name: string,
    args: ApiArguments,
    declared: readonly string[] | undefined,
  ): Promise<ApiAnswer> {
    const api = Object.hasOwn(this.options.apis, name) ? this.options.apis[name] : undefined
    if (!api) return { kind: 'system', errorCode: NOT_FOUND }
    if (declared && !declared.includes(name)) return { kind: 'system', errorCode: NOT_DECLARED }
    return this.options.scripted.next(name) ?? api(args)
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
