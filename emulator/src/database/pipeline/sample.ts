import { isFields, type Fields } from '../values'
import { MemoryBudget, sizeOf, sortRefusal } from '../memory'
import { malformedStage, positiveNumber, type Documents, type Stage, type Stages } from './stage'
import { must } from '../must'

/** Each document equally likely, none twice; only the chosen ones are kept while reading. */
const sample: Stage = (specification) => {
  if (!isFields(specification)) throw malformedStage('the $sample stage specification must be an object')
  const size = positiveNumber('the size argument to $sample', specification['size'])
  return function* (documents: Documents) {
    const budget = new MemoryBudget(sortRefusal)
    const chosen: Fields[] = []
    let seen = 0
    for (const document of documents) {
      seen++
      const place = chosen.length < size ? chosen.length : Math.floor(Math.random() * seen)
      if (place >= size) continue
      budget.take(sizeOf(document) - (chosen[place] ? sizeOf(chosen[place]) : 0))
      chosen[place] = document
    }
    yield* shuffled(chosen)
  }
}

function* shuffled(documents: Fields[]): Generator<Fields, void> {
  for (let left = documents.length; left > 0; left--) {
    const at = Math.floor(Math.random() * left)
    const picked = must(documents[at])
    documents[at] = must(documents[left - 1])
    yield picked
  }
}

export const sampleStage: Stages = { $sample: sample }
