import type { Stock } from '../../../kernel/reseal'
import { chunks, openRows, storedAs } from './store'

/** The rows of imports, which are there as long as an import can be taken back; a few at a time, for they are large. */
export const rosterRows: Stock = {
  batch: 5,
  async sealedWith(version, most) {
    const found = await chunks.find({ sealedBy: version }, { limit: most })
    return found.map((chunk) => async () => {
      await chunks.update({ _id: chunk._id, sealedBy: version }, storedAs(openRows(chunk)))
    })
  },
}
