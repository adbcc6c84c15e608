import type { Fields } from '../database/values'
import { ServiceError, type DatabaseDeclaration, type RulesDeclaration } from '../types'
import { compileRule } from './compile'
import type { Expression } from './expression'
import type { Knowledge } from './facts'
import { knowDocument, knowQuery } from './facts'
import { withOpenid } from './openid'
import type { Preset } from './presets'
import { presetOf } from './presets'
import { holds } from './proof'

/** What a client asks to do with the documents that a query matches. */
export interface RuleRequest {
  readonly collection: string
  readonly openid: string
  /** The query as an object (EJSON already parsed), `{}` for every document. */
  readonly query: Fields
}

export interface CreateRequest {
  readonly collection: string
  readonly openid: string
  readonly document: Fields
}

export interface CollectionRulesOptions {
  readonly declaration: DatabaseDeclaration
  /** The emulator's time, ms: `now` in rules. */
  readonly now: () => number
  /** What `get` in rules reads. */
  readonly findDocument: (collection: string, id: string) => Fields | null
}

type Operation = 'read' | 'create' | 'update' | 'delete'

/** The rules of one collection; an operation without a rule is closed. */
type CompiledRules = Preset | { readonly [operation in Operation]: Expression }

const CLOSED: Expression = { kind: 'value', value: false }
const VARIABLES = ['auth', 'doc', 'now']
const OPERATIONS: readonly string[] = ['read', 'write', 'create', 'update', 'delete']
/** Documents that the `get` calls of one rule may read. */
const MAX_GET_DOCUMENTS = 3

/**
 * Who may do what with the documents of each collection, as the console's rules and simple permissions say it.
 * They bind clients only; functions pass them by. A collection without rules is closed.
 */
export class CollectionRules {
  private readonly rules: ReadonlyMap<string, CompiledRules>

  /** @throws Error naming collection, rule and column of a mistake */
  constructor(private readonly options: CollectionRulesOptions) {
    const entries = Object.entries(options.declaration.collections)
    this.rules = new Map(
      entries.flatMap(([name, { rules }]) => (rules === undefined ? [] : [[name, compile(name, rules)]])),
    )
  }

  /**
   * Checks a query (a get, a count, a watch) against the collection's rule and answers the query to run: with
   * `'{openid}'` replaced, and narrowed to the person's own documents where a simple permission asks for it.
   *
   * @throws ServiceError DATABASE_PERMISSION_DENIED when the rule does not follow from the query
   */
  checkRead(request: RuleRequest): Fields {
    return this.checkQuery('read', request)
  }

  /** The same for an update. Under a simple permission it reaches the person's own documents only. */
  checkUpdate(request: RuleRequest): Fields {
    return this.checkQuery('update', request)
  }

  /** The same for a removal. */
  checkDelete(request: RuleRequest): Fields {
    return this.checkQuery('delete', request)
  }

  /** @throws ServiceError DATABASE_PERMISSION_DENIED when the new document does not obey the rule */
  checkCreate({ collection, openid, document }: CreateRequest): void {
    const rules = this.rules.get(collection)
    const isAllowed =
      rules !== undefined &&
      ('canRead' in rules ? rules.canWriteOwn : this.isProven(rules.create, openid, [knowDocument(document)]))
    if (!isAllowed) throw denied('create', collection)
  }

  /** Whether the collection has a simple permission and no rules of its own: only there `doc.set` works. */
  hasPreset(collection: string): boolean {
    const rules = this.rules.get(collection)
    return rules !== undefined && 'canRead' in rules
  }

  private checkQuery(operation: Exclude<Operation, 'create'>, request: RuleRequest): Fields {
    const { collection, openid } = request
    const query = withOpenid(request.query, openid) as Fields
    const rules = this.rules.get(collection)
    if (rules !== undefined && 'canRead' in rules) return narrowed(rules, operation, { ...request, query })
    if (rules === undefined || !this.isProven(rules[operation], openid, knowQuery(query))) {
      throw denied(operation, collection)
    }
    return query
  }

  private isProven(rule: Expression, openid: string, cases: readonly Knowledge[]): boolean {
    const { now, findDocument } = this.options
    return cases.every((document) => {
      const variables = { auth: { openid, uid: openid, loginType: 'WECHAT' }, now: now() }
      return holds(rule, { variables, document, get: limitedGet(findDocument) })
    })
  }
}

function compile(collection: string, declared: RulesDeclaration): CompiledRules {
  const place = `collection ${collection}`
  if (typeof declared === 'string') return presetOf(declared, place)
  const unknown = Object.keys(declared).find((name) => !OPERATIONS.includes(name))
  if (unknown !== undefined) {
    throw new Error(`${place}: "${unknown}" is no operation; there are ${OPERATIONS.join(', ')}`)
  }
  const rule = (name: keyof typeof declared): Expression | undefined =>
    declared[name] === undefined
      ? undefined
      : compileRule(declared[name], `${place}, rule "${name}"`, VARIABLES)
  const write = rule('write') ?? CLOSED
  return {
    read: rule('read') ?? CLOSED,
    create: rule('create') ?? write,
    update: rule('update') ?? write,
    delete: rule('delete') ?? write,
  }
}

/** Simple permissions do not refuse foreign documents: they add the creator to the query. */
function narrowed(
  { canRead, readsOwnOnly, canWriteOwn }: Preset,
  operation: Operation,
  { collection, query, openid }: RuleRequest,
): Fields {
  if (!(operation === 'read' ? canRead : canWriteOwn)) throw denied(operation, collection)
  const isOpen = operation === 'read' && !readsOwnOnly
  if (isOpen) return query
  const own = { _openid: openid }
  return '_openid' in query ? { $and: [query, own] } : { ...query, ...own }
}

function limitedGet(findDocument: CollectionRulesOptions['findDocument']): (path: string) => unknown {
  const read = new Map<string, Fields | null>()
  return (path) => {
    const match = /^database\.([^.]+)\.(.+)$/.exec(path)
    if (!match) return null
    const known = read.get(path)
    if (known !== undefined) return known
    if (read.size === MAX_GET_DOCUMENTS) return null
    const found = findDocument(match[1] ?? '', match[2] ?? '')
    read.set(path, found)
    return found
  }
}

function denied(operation: Operation, collection: string): ServiceError {
  return new ServiceError('DATABASE_PERMISSION_DENIED', `Permission denied: ${operation} on ${collection}`)
}
