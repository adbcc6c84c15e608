import { ServiceError, type ActionReply } from '../types'
import type { ActionContext } from './action-context'
import type { Collection } from './catalog'
import { openCursor } from './cursor'
import { parseStored } from './ejson'
import { duplicateKey } from './errors'
import { idInQuery, replacement, transformOf } from './modify'
import { projected } from './projection'
import type { RequestReader } from './request'
import { documentText, idOf } from './store'
import type { Transaction } from './transactions'
import type { DocumentId } from './values'

/** One document of a transaction, named by its id. */
interface Named {
  readonly transaction: Transaction
  readonly id: DocumentId
  readonly text: string | undefined
}

/** The actions that carry a transaction's id. */
export class TransactionActions {
  constructor(private readonly context: ActionContext) {}

  insert(reader: RequestReader, collection: Collection): ActionReply {
    const { transactions } = this.context
    const transaction = transactions.get(reader.transactionId)
    const ids = reader.documents.map((document) => {
      const id = idOf(document)
      if (transactions.read(transaction, collection, id) !== undefined) {
        throw duplicateKey(collection.name, '_id_', { _id: id })
      }
      transactions.write(transaction, { collection, id, text: documentText(document), isWhole: true })
      return id
    })
    return { data: { insertedIds: ids } }
  }

  get(reader: RequestReader, collection: Collection): ActionReply {
    const { transactions, store, policy } = this.context
    const transaction = transactions.get(reader.transactionId)
    const { filter, sort, offset, limit, projection } = reader
    const id = reader.byDocument && projection === undefined ? idInQuery(filter) : undefined
    if (id !== undefined && Object.keys(filter).length === 1) {
      const text = transactions.read(transaction, collection, id)
      return { data: { list: text === undefined ? [] : [text] } }
    }
    return transactions.view(transaction, () => {
      const cursor = openCursor(store, policy, { collection, filter, sort, offset, limit })
      return { data: { list: projected(cursor.matches, projection, filter) }, plan: cursor.report() }
    })
  }

  modify(reader: RequestReader, collection: Collection): ActionReply {
    const { transaction, id, text } = this.named(reader, collection)
    const transform = transformOf(reader, reader.filter)
    if (text === undefined && !reader.upsert) return { data: { updated: 0, matched: 0 } }
    const after = documentText(
      text === undefined ? replacement(reader.data, id) : transform.apply(parseStored(text)),
    )
    if (after === text) return { data: { updated: 0, matched: 1 } }
    this.context.transactions.write(transaction, { collection, id, text: after, isWhole: !reader.merge })
    return {
      data: text === undefined ? { updated: 0, matched: 0, upsert_id: id } : { updated: 1, matched: 1 },
    }
  }

  remove(reader: RequestReader, collection: Collection): ActionReply {
    const { transaction, id, text } = this.named(reader, collection)
    if (text === undefined) return { data: { deleted: 0 } }
    this.context.transactions.write(transaction, { collection, id, text: null, isWhole: true })
    return { data: { deleted: 1 } }
  }

  private named(reader: RequestReader, collection: Collection): Named {
    const { transactions } = this.context
    const transaction = transactions.get(reader.transactionId)
    const id = idInQuery(reader.filter)
    if (id === undefined) {
      throw new ServiceError('INVALID_PARAM', 'inside a transaction only doc(id) operations can write')
    }
    return { transaction, id, text: transactions.read(transaction, collection, id) }
  }
}
