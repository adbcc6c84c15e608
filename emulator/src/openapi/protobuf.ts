import { Reader, Writer } from 'protobufjs/minimal'

/** A call of `cloud.openapi` as it arrives: arguments by name, each value as its bytes. */
export interface OpenApiRequest {
  /** 0 stands for openapi; other types are internal apis of the platform. */
  readonly apiType: number
  readonly pairs: ReadonlyMap<string, Uint8Array>
}

export interface OpenApiResponse {
  readonly body: Uint8Array
  readonly contentType: string
  /** Errors of the cloud itself, such as -604101; 0 when WeChat answered. */
  readonly errorCode: number
}

/** Decodes CommApiData: field 1 is the type, field 2 the openapi data with repeated key-value pairs. */
export function decodeRequest(bytes: Uint8Array): OpenApiRequest {
  let apiType = 0
  const pairs = new Map<string, Uint8Array>()
  forEachField(bytes, (field, reader) => {
    if (field === 1) apiType = reader.int32()
    else if (field === 2) {
      forEachField(reader.bytes(), (inner, pairReader) => {
        if (inner !== 1) return false
        const [key, value] = decodePair(pairReader.bytes())
        pairs.set(key, value)
        return true
      })
    } else return false
    return true
  })
  return { apiType, pairs }
}

/** Encodes CommOpenApiResp: 1 body, 2 content type, 3 error code, 4 HTTP code. */
export function encodeResponse({ body, contentType, errorCode }: OpenApiResponse): Buffer {
  const writer = Writer.create()
  if (errorCode !== 0) writer.uint32((3 << 3) | 0).int32(errorCode)
  else {
    writer.uint32((1 << 3) | 2).bytes(body)
    writer.uint32((2 << 3) | 2).string(contentType)
    writer.uint32((4 << 3) | 0).uint32(200)
  }
  return Buffer.from(writer.finish())
}

function decodePair(bytes: Uint8Array): [string, Uint8Array] {
  let key = ''
  let value: Uint8Array = new Uint8Array()
  forEachField(bytes, (field, reader) => {
    if (field === 1) key = reader.string()
    else if (field === 2) value = reader.bytes()
    else return false
    return true
  })
  return [key, value]
}

/** Reads every field of a message; a field the visitor does not take (returns false) is skipped. */
function forEachField(bytes: Uint8Array, visit: (field: number, reader: Reader) => boolean): void {
  const reader = Reader.create(bytes)
  while (reader.pos < reader.len) {
    const tag = reader.uint32()
    if (!visit(tag >>> 3, reader)) reader.skipType(tag & 7)
  }
}
