import type { Person } from '../../../domain/identity/person'
import type { Visit } from '../../kernel/context'
import { notify } from '../../kernel/notify'

/** Tells those who agreed to it what came of their home. A message that fails is lost: the program shows the same. */
export async function tellOfResidence(
  some: readonly Person[],
  result: string,
  { key, now }: Pick<Visit, 'key' | 'now'>,
): Promise<void> {
  const to = { people: some.map(({ _id }) => _id) }
  const words = { result, place: some[0]?.place.community ?? '' }
  try {
    await notify(
      { id: '1', kind: 'notify', template: 'homeChecked', to, words },
      { caseId: key, page: 'tabs/me/index', at: now },
    )
  } catch (error) {
    console.warn('nobody was told of', to.people, error)
  }
}
