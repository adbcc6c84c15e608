import { randomUUID } from 'node:crypto'
import { formatEjson, parseEjson } from '../database/ejson'
import { filterOf } from '../database/filter'
import { isFields, type Fields } from '../database/values'
import type { CallLog, OpenCall } from '../server/call-log'
import { ServiceError, type ActionReply, type ActionRequest, type Database } from '../types'
import { aggregateForClient } from './client-aggregate'
import type { CollectionRules } from './collection-rules'
import { withOpenid } from './openid'

export interface ClientRequest {
  readonly openid: string
  /** `database.getDocument` and the like. */
  readonly action: string
  /** The fields of the wire protocol: `query`, `data`, `order`, … are EJSON texts. */
  readonly request: ActionRequest
}

export interface ClientReply {
  readonly requestId: string
  readonly data: ActionReply['data']
}

export interface ClientDatabaseOptions {
  readonly database: Database
  readonly rules: CollectionRules
  readonly calls: CallLog
  /** The emulator's time, ms. */
  readonly now: () => number
}

/** What WeChat allows a client: documents a `get` returns, and bytes of one result. */
const MAX_ROWS = 20
const MAX_RESULT_BYTES = 1024 * 1024

/** A request as the rules let it pass on to the database. */
type Guard = (asked: Asked) => ActionRequest

interface Asked {
  readonly openid: string
  readonly collection: string
  readonly request: ActionRequest
}

/** The database as mini-programs reach it: the same actions, under the rules, as the person who asks. */
export class ClientDatabase {
  private readonly guards: { readonly [action: string]: Guard } = {
    'database.getDocument': (asked) => this.guardGet(asked),
    'database.calculateDocument': (asked) => ({ ...asked.request, query: this.readable(asked) }),
    'database.insertDocument': (asked) => this.guardInsert(asked),
    'database.modifyDocument': (asked) => this.guardModify(asked),
    'database.removeDocument': (asked) => this.guardRemove(asked),
    'database.aggregateDocuments': (asked) => this.guardAggregate(asked),
  }

  constructor(private readonly options: ClientDatabaseOptions) {}

  /**
   * Runs one action for a person.
   *
   * @throws ServiceError DATABASE_PERMISSION_DENIED when the rules or the kind of the action forbid it;
   * EXCEED_MAX_PAYLOAD_SIZE when the result is larger than 1 MB
   */
  async execute({ openid, action, request }: ClientRequest): Promise<ClientReply> {
    const requestId = randomUUID()
    const caller = { source: 'wx_client', openid }
    const call = this.options.calls.begin({ requestId, kind: 'client-database', name: action, caller })
    try {
      const data = await this.run(call, { openid, action, request })
      call.end()
      return { requestId, data }
    } catch (error) {
      call.end(failureOf(error))
      throw error
    }
  }

  private async run(
    call: OpenCall,
    { openid, action, request }: ClientRequest,
  ): Promise<ActionReply['data']> {
    const collection = request['collectionName']
    if (typeof collection !== 'string') throw new ServiceError('INVALID_PARAM', 'collectionName is missing')
    const guard = Object.hasOwn(this.guards, action) ? this.guards[action] : undefined
    if (!guard || request['transactionId'] !== undefined) {
      throw new ServiceError('DATABASE_PERMISSION_DENIED', `clients may not use ${action} so`)
    }
    const operation = call.begin(action, collection)
    try {
      const { data, plan } = await this.options.database.execute(
        action,
        guard({ openid, collection, request }),
      )
      operation.record.plan = plan
      operation.end()
      return withinLimit(data)
    } catch (error) {
      operation.end(failureOf(error))
      throw error
    }
  }

  private guardGet(asked: Asked): ActionRequest {
    const limit = Number(asked.request['limit'] ?? MAX_ROWS)
    return {
      ...asked.request,
      query: this.readable(asked),
      limit: limit >= 1 ? Math.min(limit, MAX_ROWS) : MAX_ROWS,
    }
  }

  private readable({ openid, collection, request }: Asked): string {
    return formatEjson(this.options.rules.checkRead({ collection, openid, query: this.queryOf(request) }))
  }

  private guardInsert({ openid, collection, request }: Asked): ActionRequest {
    const given = Array.isArray(request['data']) ? request['data'] : [request['data']]
    const data = given.map((text) => {
      const document = { ...this.fieldsOf(text, openid), _openid: openid }
      this.options.rules.checkCreate({ collection, openid, document })
      return formatEjson(document)
    })
    return { collectionName: collection, data }
  }

  private guardModify({ openid, collection, request }: Asked): ActionRequest {
    const { rules } = this.options
    const query = formatEjson(rules.checkUpdate({ collection, openid, query: this.queryOf(request) }))
    if (request['merge'] !== false) {
      const data = this.parsed(request['data'], openid)
      if (touchesOpenid(data)) throw forged()
      return { ...request, query, data: formatEjson(data), upsert: false }
    }
    if (!rules.hasPreset(collection)) {
      throw new ServiceError('DATABASE_PERMISSION_DENIED', 'doc.set is not available to clients under rules')
    }
    const document = { ...this.fieldsOf(request['data'], openid), _openid: openid }
    return { ...request, query, data: formatEjson(document), upsert: true }
  }

  private guardRemove({ openid, collection, request }: Asked): ActionRequest {
    const query = this.options.rules.checkDelete({ collection, openid, query: this.queryOf(request) })
    return { ...request, query: formatEjson(query) }
  }

  private guardAggregate({ openid, collection, request }: Asked): ActionRequest {
    const { rules, now } = this.options
    return {
      ...request,
      stages: aggregateForClient({ openid, collection, stages: request['stages'], rules, now }),
    }
  }

  private queryOf({ query }: ActionRequest): Fields {
    return query === undefined || query === '' ? {} : filterOf(parsedText(query, this.options.now))
  }

  /** The fields of a document to write, whose creator may be named only truly. */
  private fieldsOf(text: unknown, openid: string): Fields {
    const fields = this.parsed(text, openid)
    if ('_openid' in fields && fields['_openid'] !== openid) throw forged()
    return fields
  }

  private parsed(text: unknown, openid: string): Fields {
    const value = withOpenid(parsedText(text, this.options.now), openid)
    if (isFields(value)) return value
    throw new ServiceError('INVALID_PARAM', 'data must be an object')
  }
}

function parsedText(text: unknown, now: () => number): unknown {
  if (typeof text !== 'string') throw new ServiceError('INVALID_PARAM', 'EJSON text expected')
  return parseEjson(text, now)
}

/** Whether an update would write `_openid`, plainly or by an operator. */
function touchesOpenid(data: Fields): boolean {
  return Object.entries(data).some(([key, change]) => {
    if (!key.startsWith('$')) return isOpenidPath(key)
    if (!isFields(change)) return false
    return [...Object.keys(change), ...(key === '$rename' ? Object.values(change) : [])].some(isOpenidPath)
  })
}

function isOpenidPath(path: unknown): boolean {
  return typeof path === 'string' && path.split('.')[0] === '_openid'
}

function forged(): ServiceError {
  return new ServiceError('DATABASE_PERMISSION_DENIED', '_openid is set by the cloud and cannot be changed')
}

function withinLimit(data: ActionReply['data']): ActionReply['data'] {
  if (Buffer.byteLength(JSON.stringify(data)) <= MAX_RESULT_BYTES) return data
  throw new ServiceError('EXCEED_MAX_PAYLOAD_SIZE', 'the result for a client is larger than 1 MB (-602001)')
}

function failureOf(error: unknown): { code: string; message: string } {
  if (error instanceof ServiceError) return { code: error.code, message: error.message }
  return { code: 'SYS_ERR', message: error instanceof Error ? error.message : String(error) }
}
