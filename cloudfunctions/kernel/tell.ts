import type { Person } from '../../domain/identity/person'
import type { TemplateName } from '../../domain/identity/templates'
import type { Visit } from './context'
import { notify } from './notify'

interface Telling {
  /** The happening that it is about: the same one is told once. */
  readonly about: string
  readonly template: TemplateName
  /** Ids of people. */
  readonly to: readonly string[]
  readonly words: { readonly [slot: string]: string }
  /** Page that the message opens. */
  readonly page: string
  /** Epoch ms. */
  readonly at: number
}

/** Tells those who agreed to it of something that is no case. A message that fails is lost: the program shows the same. */
export async function tell({ about, template, to, words, page, at }: Telling): Promise<void> {
  try {
    await notify(
      { id: '1', kind: 'notify', template, to: { people: to }, words },
      { caseId: about, page, at },
    )
  } catch (error) {
    console.warn('nobody was told of', about, error)
  }
}

/** Tells people of one community what came of their home, or of what they asked to be corrected about it. */
export const tellOfResidence = (
  some: readonly Person[],
  result: string,
  { key, now }: Pick<Visit, 'key' | 'now'>,
): Promise<void> =>
  tell({
    ...{ about: key, template: 'homeChecked', to: some.map(({ _id }) => _id), page: 'tabs/me/index' },
    words: { result, place: some[0]?.place.community ?? '' },
    at: now,
  })
