import { makeSeal } from '../../cloudfunctions/kernel/seal'
import { demoResidents, moveIn } from '../../config/town/demo'
import { startCloud, testKeys, type Cloud } from '../support/cloud'
import { playStory } from './play'
import type { Person } from '../../domain/identity/person'
import { script } from '../support/script'

/** `npm run story`: the demo town on a local CloudBase of its own, the story, its track. */
async function tell(): Promise<void> {
  const cloud = await startCloud()
  try {
    const cast = await settle(cloud)
    const as = (name: string) => cloud.as(cast.get(name)?.openid ?? name)
    const [wisher, secretary, volunteer] = await Promise.all(['周桂兰', '陈静', '李明'].map(as))
    if (!wisher || !secretary || !volunteer) throw new Error('the cast is not complete')
    const volunteerId = cast.get('李明')?._id ?? ''
    console.log(await playStory({ wisher, secretary, volunteer, volunteerId }))
  } finally {
    await cloud.stop()
  }
}

/** Moves the demo town in; answers its cast by name. */
async function settle({ url, token }: Cloud): Promise<Map<string, Person>> {
  const town = { now: Date.now(), seal: makeSeal(testKeys) }
  await moveIn({ url, token, ...town })
  return new Map([...demoResidents(town)].slice(0, 12).map((person) => [person.name, person]))
}

script(tell)
