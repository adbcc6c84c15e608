import { Reader, Writer } from 'protobufjs/minimal'

/** A call of `cloud.openapi` as it arrives: arguments by name, each value as its bytes. */
export interface OpenApiRequest {
  /** 0 stands for openapi, 2 for the platform's own services; others are not served. */
  readonly apiType: number
  readonly pairs: ReadonlyMap<string, Uint8Array>
  /** Request of a service of the platform, in a form of its own. */
  readonly serviceData: Uint8Array
}

export interface OpenApiResponse {
  readonly body: Uint8Array
  readonly contentType: string
  /** Errors of the cloud itself, such as -604101; 0 when WeChat answered. */
  readonly errorCode: number
}

/** Decodes CommApiData: 1 type, 2 openapi data with repeated key-value pairs, 4 a service's name and data. */
export function decodeRequest(bytes: Uint8Array): OpenApiRequest {
  let apiType = 0
  let serviceData: Uint8Array = new Uint8Array()
  const pairs = new Map<string, Uint8Array>()
  forEachField(bytes, (field, reader) => {
    if (field === 1) apiType = reader.int32()
    else if (field === 2) readPairs(reader.bytes(), pairs)
    else if (field === 4) serviceData = bytesOf(reader.bytes(), 2)
    else return false
    return true
  })
  return { apiType, pairs, serviceData }
}

function readPairs(bytes: Uint8Array, pairs: Map<string, Uint8Array>): void {
  forEachField(bytes, (field, reader) => {
    if (field !== 1) return false
    const [key, value] = decodePair(reader.bytes())
    pairs.set(key, value)
    return true
  })
}

/** The bytes of one field; empty when it is absent. */
function bytesOf(message: Uint8Array, wanted: number): Uint8Array {
  let found: Uint8Array = new Uint8Array()
  forEachField(message, (field, reader) => {
    if (field !== wanted) return false
    found = reader.bytes()
    return true
  })
  return found
}

/** Decodes ApiGetOpenDataByCloudIdReq: field 2, repeated, holds the ids. */
export function decodeCloudIds(bytes: Uint8Array): string[] {
  const ids: string[] = []
  forEachField(bytes, (field, reader) => {
    if (field !== 2) return false
    ids.push(reader.string())
    return true
  })
  return ids
}

/** Encodes ApiGetOpenDataByCloudIdResp: repeated field 1 with 1 the id and 2 its data as JSON. */
export function encodeOpenData(items: readonly { readonly cloudID: string }[]): Buffer {
  const writer = Writer.create()
  for (const item of items) {
    writer.uint32((1 << 3) | 2).fork()
    writer.uint32((1 << 3) | 2).string(item.cloudID)
    writer.uint32((2 << 3) | 2).string(JSON.stringify(item))
    writer.ldelim()
  }
  return Buffer.from(writer.finish())
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
