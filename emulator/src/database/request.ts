import { randomBytes } from 'node:crypto'
import { ServiceError, type ActionRequest } from '../types'
import { parseEjson } from './ejson'
import { filterOf } from './filter'
import { checkWrite } from './payload'
import type { SortSpec } from './plan'
import { isFields, type Fields } from './values'

const DEFAULT_LIMIT = 100
const MAX_LIMIT = 1_000

/** Reads the fields of a request as wx-server-sdk sends them. */
export class RequestReader {
  private moment: number | undefined

  constructor(
    private readonly request: ActionRequest,
    private readonly clock: () => number,
  ) {}

  /** The moment of the request, epoch ms: the same for every date of the server that it asks for. */
  readonly now = (): number => (this.moment ??= this.clock())

  get collection(): unknown {
    return this.request['collectionName']
  }

  get transactionId(): unknown {
    return this.request['transactionId']
  }

  get byDocument(): boolean {
    return this.request['queryType'] === 'DOC'
  }

  get multi(): boolean {
    return this.request['multi'] !== false && !this.byDocument
  }

  get merge(): boolean {
    return this.request['merge'] !== false
  }

  get upsert(): boolean {
    return this.request['upsert'] === true
  }

  /** An absent or empty query means every document. */
  get filter(): Fields {
    const query = this.request['query']
    return query === undefined || query === '' ? {} : filterOf(this.parsed(query))
  }

  /** At least 1 and at most 1000 documents, 100 when nothing is said. */
  get limit(): number {
    if (this.byDocument) return 1
    const limit = Number(this.request['limit'] ?? DEFAULT_LIMIT)
    return limit >= 1 ? Math.min(Math.floor(limit), MAX_LIMIT) : DEFAULT_LIMIT
  }

  get offset(): number {
    const offset = Number(this.request['offset'] ?? 0)
    return offset > 0 ? Math.floor(offset) : 0
  }

  get sort(): SortSpec {
    const order = this.request['order']
    return order === undefined || order === '' ? [] : sortSpec(this.parsed(order))
  }

  get projection(): Fields | undefined {
    const projection = this.request['projection']
    const fields = projection === undefined || projection === '' ? undefined : this.parsed(projection)
    return isFields(fields) && Object.keys(fields).length > 0 ? fields : undefined
  }

  /** The object in `data`. */
  get data(): Fields {
    checkWrite(this.request['data'])
    const data = this.parsed(this.request['data'])
    if (isFields(data)) return data
    throw new ServiceError('INVALID_PARAM', 'data must be an object')
  }

  /** The documents to add, each with an `_id`. */
  get documents(): Fields[] {
    const data = this.request['data']
    checkWrite(data)
    return (Array.isArray(data) ? data : [data]).map((item) => {
      const document = this.parsed(item)
      if (!isFields(document)) throw new ServiceError('INVALID_PARAM', 'a document must be an object')
      return document['_id'] === undefined ? { _id: newId(), ...withoutId(document) } : document
    })
  }

  get stages(): Fields[] {
    const { stages } = this.request
    if (!Array.isArray(stages)) throw new ServiceError('INVALID_PARAM', 'stages must be an array')
    return stages.map((stage: Fields) => ({ [String(stage['stageKey'])]: this.parsed(stage['stageValue']) }))
  }

  private parsed(text: unknown): unknown {
    if (typeof text !== 'string') throw new ServiceError('INVALID_PARAM', 'EJSON text expected')
    return parseEjson(text, this.now)
  }
}

/** @throws ServiceError INVALID_PARAM when the order is not fields with 1 or -1 */
export function sortSpec(order: unknown): SortSpec {
  const entries = isFields(order) ? Object.entries(order) : []
  return entries.map(([path, direction]) => {
    if (direction === 1 || direction === -1) return [path, direction] as const
    throw new ServiceError('INVALID_PARAM', `an order is 1 or -1: ${path}`)
  })
}

/** 32 hexadecimal digits, as CloudBase makes them. */
const newId = (): string => randomBytes(16).toString('hex')

function withoutId(document: Fields): Fields {
  const { _id: _absent, ...rest } = document
  return rest
}
