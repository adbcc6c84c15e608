import { trackText } from './track'
import type { Caller } from '../support/cloud'

/** Those who play: 周桂兰 wishes, 陈静 reviews, 李明 takes it on. */
export interface Players {
  readonly wisher: Caller
  readonly secretary: Caller
  readonly volunteer: Caller
  /** The volunteer's id, under which their photos lie. */
  readonly volunteerId: string
}

/** One wish from submit to thank-you, through the api alone; answers its track as text. */
export async function playStory({ wisher, secretary, volunteer, volunteerId }: Players): Promise<string> {
  const submitted = await wisher.api.wish.submit({
    title: '想要一盏不晃眼的小夜灯',
    reason: '夜里起来上厕所，怕摸黑绊倒',
    kind: 'goods',
    value: 40,
    for: { who: 'me' },
    evenIfSimilar: true,
  })
  const { id } = submitted
  await secretary.api.wish.review({
    id,
    version: submitted.version,
    decision: { verdict: 'publish', sensitivity: 'none', seenByPerson: true },
  })
  await volunteer.api.wish.claim({ id })
  await volunteer.api.wish.reveal({ id })
  await volunteer.api.wish.start({ id })
  const photo = await volunteer.upload(`wishes/${volunteerId}/night-light.jpg`, onePixel)
  await volunteer.api.wish.fulfil({ id, note: '灯装在床头和走廊，都试过了', photos: [photo] })
  await wisher.api.wish.confirm({ id })
  await wisher.api.wish.rate({ id, score: 5, thanks: '灯很柔和，谢谢小李', consent: true })
  return trackText(await wisher.api.wish.get({ id }))
}

/** The smallest JPEG header; the story is about the track, not the picture. */
const onePixel = new Uint8Array([0xff, 0xd8, 0xff, 0xd9])
