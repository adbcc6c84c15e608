import type { Cloud } from './cloud'

/** A document of a collection. */
interface Place {
  readonly collection: string
  readonly id: string
}

/** What somebody with the database's console does behind the program's back: sets fields of a document. */
export const setFields = (cloud: Cloud, { collection, id }: Place, fields: object): Promise<unknown> =>
  cloud.admin('database', {
    action: 'database.modifyDocument',
    request: { ...at(collection, id), data: JSON.stringify({ $set: fields }), merge: true, upsert: false },
  })

/** Takes a document out, as the console can. */
export const takeOut = (cloud: Cloud, { collection, id }: Place): Promise<unknown> =>
  cloud.admin('database', { action: 'database.removeDocument', request: at(collection, id) })

const at = (collectionName: string, _id: string) => ({
  ...{ collectionName, query: JSON.stringify({ _id }), queryType: 'WHERE', multi: false },
})
