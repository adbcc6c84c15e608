import { NEVER } from '../../../domain/case'
import type { Face, FaceCheck, FacePicture } from '../../../domain/identity/face'
import type { Person } from '../../../domain/identity/person'
import { people } from '../../kernel/actor'
import { askPicture, scenes } from '../../kernel/content-check'
import { operators } from '../../kernel/database'
import { LEASE } from '../../kernel/effects'
import { removeFiles, temporaryLinks } from '../../kernel/files'

/** Matches a person only while their face is as it was read. */
export const faceAsSeen = ({ face }: Pick<Person, 'face'>): { readonly [path: string]: unknown } =>
  face ? { 'face.version': face.version } : { face: operators().exists(false) }

type Faced = Pick<Person, '_id' | 'openid'> & { readonly face: Face }

/**
 * Deletes what is shown no more and asks WeChat about a picture that has no verdict. What fails is left for `jobs`,
 * nobody is troubled; done twice, it is done once.
 */
export async function settleFace(person: Faced): Promise<void> {
  const { face } = person
  if (face.dueAt === NEVER) return
  try {
    await removeFiles(face.waste)
    const picture = face.picture && (await askedAbout(face.picture, person.openid))
    await rewrite(person, { ...face, picture, waste: [], dueAt: NEVER })
  } catch (error) {
    console.error(`face of ${person._id} is left for jobs`, error)
  }
}

/** Somebody else who wrote meanwhile has seen what was left to do, and does it. */
const rewrite = ({ _id, face }: Faced, next: Face): Promise<number> =>
  people.update({ _id, 'face.version': face.version }, { face: { ...next, version: face.version + 1 } })

async function askedAbout(picture: FacePicture, openid: string): Promise<FacePicture> {
  if (picture.check !== 'pending' || picture.trace !== null) return picture
  const link = (await temporaryLinks([picture.file])).get(picture.file)
  const trace = link === undefined ? null : await askPicture(openid, link, scenes.profile)
  return trace === null ? { ...picture, check: 'manual' } : { ...picture, trace }
}

const isFaced = (person: Person | undefined): person is Person & Faced => person?.face !== undefined

/** A verdict that meets another write of the same moment is noted on what is then there. */
const TRIES = 4

/**
 * Notes WeChat's verdict on the picture that a trace belongs to: a risky one is thrown away. False when nobody has it
 * (any more). WeChat may push twice.
 */
export async function noteFaceVerdict(trace: string, check: FaceCheck | 'risky'): Promise<boolean> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const [person] = await people.find({ 'face.picture.trace': trace }, { limit: 1 })
    if (!isFaced(person)) return false
    const next = judged(person.face, check)
    if ((await rewrite(person, next)) === 0) continue
    await settleFace({ ...person, face: { ...next, version: person.face.version + 1 } })
    return true
  }
  throw new Error(`the face with trace ${trace} kept changing`)
}

function judged(face: Face, check: FaceCheck | 'risky'): Face {
  const { picture, waste } = face
  if (picture === null) return face
  if (check !== 'risky') return { ...face, picture: { ...picture, check } }
  return {
    ...face,
    ...{ picture: null, isRefused: true, waste: [...waste, picture.file], dueAt: Date.now() + LEASE },
  }
}

/** Faces in one run of `jobs`. */
const RUN = 50

/** Takes up what was left behind; one caller only, whoever first moves `dueAt`. Answers how many were looked at. */
export async function sweepFaces(now: number): Promise<number> {
  const left = await people.find(
    { 'face.dueAt': operators().lte(now) },
    { sort: { 'face.dueAt': 1 }, limit: RUN },
  )
  for (const person of left.filter(isFaced)) {
    const face = { ...person.face, dueAt: now + LEASE }
    if ((await rewrite(person, face)) === 0) continue
    await settleFace({ ...person, face: { ...face, version: person.face.version + 1 } })
  }
  return left.length
}
