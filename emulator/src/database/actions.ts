import { ServiceError, type ActionReply, type ActionRequest } from '../types'
import type { ActionContext } from './action-context'
import { Aggregation } from './aggregate'
import type { Collection } from './catalog'
import { countMatches } from './count'
import { openCursor } from './cursor'
import {
  idInQuery,
  modifyMatches,
  removeMatches,
  replacement,
  transformOf,
  upsertedFields,
  type ModifyReply,
} from './modify'
import { checkReply } from './payload'
import { projected } from './projection'
import { RequestReader } from './request'
import { TransactionActions } from './transaction-actions'

type Reply = ActionReply | Promise<ActionReply>

/** Answers the `database.*` actions of the wire protocol. */
export class Actions {
  private readonly inTransaction: TransactionActions
  private readonly aggregation: Aggregation
  private readonly handlers: { readonly [action: string]: (reader: RequestReader) => Reply }

  constructor(private readonly context: ActionContext) {
    this.inTransaction = new TransactionActions(context)
    this.aggregation = new Aggregation(context.store, context.policy)
    this.handlers = {
      'database.insertDocument': (reader) => this.insert(reader),
      'database.getDocument': (reader) => this.get(reader),
      'database.calculateDocument': (reader) => this.count(reader),
      'database.modifyDocument': (reader) => this.modify(reader),
      'database.modifyAndReturnDoc': (reader) => this.modifyAndReturn(reader),
      'database.removeDocument': (reader) => this.remove(reader),
      'database.aggregateDocuments': (reader) => this.aggregate(reader),
      'database.addCollection': (reader) => this.addCollection(reader),
      'database.startTransaction': () => ({ data: {}, transactionId: context.transactions.start() }),
      'database.commitTransaction': (reader) =>
        this.end(() => context.transactions.commit(reader.transactionId)),
      'database.abortTransaction': (reader) =>
        this.end(() => context.transactions.abort(reader.transactionId)),
    }
  }

  async execute(action: string, request: ActionRequest): Promise<ActionReply> {
    const handler = this.handlers[action]
    if (!handler) throw new ServiceError('INVALID_PARAM', `unknown action ${action}`)
    const reply = await handler(new RequestReader(request, () => this.context.now()))
    checkReply(reply.data['list'])
    return reply
  }

  private collection(reader: RequestReader): Collection {
    return this.context.store.catalog.get(reader.collection)
  }

  private async insert(reader: RequestReader): Promise<ActionReply> {
    const collection = this.collection(reader)
    const documents = reader.documents
    if (reader.transactionId !== undefined) return this.inTransaction.insert(reader, collection)
    const { store, transactions } = this.context
    await transactions.writeOutside(() => documents.forEach((document) => store.insert(collection, document)))
    return { data: { insertedIds: documents.map((document) => document['_id']) } }
  }

  private get(reader: RequestReader): ActionReply {
    const collection = this.collection(reader)
    if (reader.transactionId !== undefined) return this.inTransaction.get(reader, collection)
    const { filter, sort, offset, limit } = reader
    const { store, policy } = this.context
    const cursor = openCursor(store, policy, { collection, filter, sort, offset, limit })
    return { data: { list: projected(cursor.matches, reader.projection, filter) }, plan: cursor.report() }
  }

  private count(reader: RequestReader): ActionReply {
    const collection = this.collection(reader)
    this.warnOutside('count', collection)
    const { total, plan } = countMatches(this.context.store, this.context.policy, {
      collection,
      filter: reader.filter,
    })
    return { data: { total }, plan }
  }

  private async modify(reader: RequestReader): Promise<ActionReply> {
    const collection = this.collection(reader)
    if (reader.transactionId !== undefined) return this.inTransaction.modify(reader, collection)
    if (!reader.byDocument) this.warnOutside('update', collection)
    const { updated, matched, upsertId, plan } = await this.modifyOutside(reader, collection)
    return { data: { updated, matched, ...(upsertId === undefined ? {} : { upsert_id: upsertId }) }, plan }
  }

  private async modifyAndReturn(reader: RequestReader): Promise<ActionReply> {
    const collection = this.collection(reader)
    const reply = await this.modifyOutside(reader, collection)
    const stored = reply.id === undefined ? undefined : this.context.store.byId(collection, reply.id)
    return { data: { updated: reply.updated, doc: stored?.text ?? null }, plan: reply.plan }
  }

  private modifyOutside(reader: RequestReader, collection: Collection): Promise<ModifyReply> {
    const { store, policy, transactions } = this.context
    const { filter, multi } = reader
    const transform = transformOf(reader, filter)
    return transactions.writeOutside(() => {
      const reply = modifyMatches({ store, policy, collection, filter, multi }, transform)
      return reply.matched === 0 && reader.upsert ? this.upsert(reader, collection, reply) : reply
    })
  }

  private upsert(reader: RequestReader, collection: Collection, reply: ModifyReply): ModifyReply {
    const id = idInQuery(reader.filter)
    if (id === undefined) throw new ServiceError('INVALID_PARAM', 'an upsert needs an _id')
    const document = reader.merge ? upsertedFields(reader, id) : replacement(reader.data, id)
    this.context.store.insert(collection, document)
    return { ...reply, id, upsertId: id }
  }

  private async remove(reader: RequestReader): Promise<ActionReply> {
    const collection = this.collection(reader)
    if (reader.transactionId !== undefined) return this.inTransaction.remove(reader, collection)
    if (!reader.byDocument) this.warnOutside('remove', collection)
    const { store, policy, transactions } = this.context
    const { filter, multi } = reader
    const { deleted, plan } = await transactions.writeOutside(() =>
      removeMatches({ store, policy, collection, filter, multi }),
    )
    return { data: { deleted }, plan }
  }

  private aggregate(reader: RequestReader): ActionReply {
    const collection = this.collection(reader)
    this.warnOutside('aggregate', collection)
    const { list, plan } = this.aggregation.answer({ collection, stages: reader.stages })
    return { data: { list }, plan }
  }

  private addCollection(reader: RequestReader): ActionReply {
    this.context.store.catalog.create(reader.collection)
    return { data: {} }
  }

  private end(work: () => void): ActionReply {
    work()
    return { data: {} }
  }

  /** The SDK sends these without the transaction's id: they run outside it, silently, as on the platform. */
  private warnOutside(what: string, collection: Collection): void {
    if (!this.context.transactions.anyOpen) return
    this.context.policy.warn(
      `${what} on ${collection.name} while a transaction is open: where().update, where().remove, count and ` +
        'aggregate are sent without the transaction and run outside it',
    )
  }
}
