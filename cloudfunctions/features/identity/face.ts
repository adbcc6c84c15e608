import { NEVER } from '../../../domain/case'
import { AppError, type Fields } from '../../../domain/errors'
import {
  faceFiles,
  faceFolder,
  faceLimits,
  isFaceOf,
  isPicture,
  nicknameFault,
  type Face,
  type FaceCheck,
  type FacePicture,
} from '../../../domain/identity/face'
import type { faceContract, OwnFace } from '../../../domain/identity/face-contract'
import type { Person } from '../../../domain/identity/person'
import type { Handlers } from '../../../domain/procedure'
import type * as z from '../../../domain/zod'
import { people } from '../../kernel/actor'
import { checkText, scenes } from '../../kernel/content-check'
import type { Context, Visit } from '../../kernel/context'
import { LEASE } from '../../kernel/effects'
import { readFile, removeFiles, temporaryLinks } from '../../kernel/files'
import { isReplay, noted } from '../../kernel/notes'
import { faceAsSeen, settleFace } from './face-upkeep'

const unreadable = '这张照片打不开，请换一张 JPG 或 PNG 的'

type Wanted = z.output<typeof faceContract.save.input>

export const faceHandlers: Handlers<typeof faceContract, Context, Visit> = {
  async mine(_, { known, now }) {
    if (!known) throw new AppError('not_joined')
    const { name, _id } = known
    return { ...(await ownFaceOf(known)), name, isChild: isChild(known, now), folder: faceFolder(_id) }
  },

  async save(wanted, visit) {
    const { known } = visit
    if (!known) throw new AppError('not_joined')
    if (!isReplay(known.keys, visit)) await save(wanted, known, visit)
    return { id: known._id }
  },
}

/** A person's face as they see it themselves, checked or not. */
export async function ownFaceOf({ face }: Person): Promise<OwnFace> {
  const { nickname = null, picture = null, isRefused = false } = face ?? {}
  const links = await temporaryLinks(picture ? [picture.file] : [])
  return {
    nickname,
    picture: picture && { file: picture.file, check: picture.check, url: links.get(picture.file) ?? null },
    isRefused,
  }
}

const isChild = ({ childUntil }: Person, now: number): boolean => childUntil !== null && childUntil > now

/** How often a save meets another one of the same moment, from another phone of the same person. */
const TRIES = 4

/** Two phones at once: the later save counts, and what the earlier one uploaded is deleted with it. */
async function save(wanted: Wanted, known: Person, visit: Visit): Promise<void> {
  refuseFaults(wanted, known, visit.now)
  const nicknameCheck = await checkNickname(wanted, known, visit.openid)
  if (!(await hasPicture(wanted, known))) {
    // The first of two equal calls may have done everything, to the deleting of the file.
    const again = await people.findById(known._id)
    if (again && isReplay(again.keys, visit)) return
    throw new AppError('invalid', { fields: { picture: unreadable } })
  }
  let person: Person | null = known
  for (let attempt = 0; attempt < TRIES && person; attempt += 1) {
    const face = faceFrom(person, { wanted, nicknameCheck, now: visit.now })
    const guard = { _id: person._id, openid: person.openid, ...faceAsSeen(person) }
    if ((await people.update(guard, { face, keys: noted(visit) })) === 1) {
      await settleFace({ ...person, face })
      return
    }
    person = await people.findById(known._id)
    if (person && isReplay(person.keys, visit)) return
  }
  throw new AppError('conflict')
}

function refuseFaults({ nickname, picture }: Wanted, known: Person, now: number): void {
  const wantsAny = nickname !== null || picture !== null
  if (wantsAny && isChild(known, now)) {
    throw new AppError('invalid', {
      fields: { picture: '小朋友的头像和称呼先不放，等满 14 岁，用自己的微信来设' },
    })
  }
  const fault = nickname === null ? null : nicknameFault(nickname)
  const isForeign = picture !== null && !isKept(picture, known) && !isFaceOf(picture, known._id)
  const fields: Fields = {
    ...(fault !== null && { nickname: fault }),
    ...(isForeign && { picture: '这张照片不是您为头像上传的' }),
  }
  if (Object.keys(fields).length > 0) throw new AppError('invalid', { fields })
}

const isKept = (file: string, { face }: Person): boolean => face?.picture?.file === file

/** A nickname that has passed is not asked about again. Throws `unsafe_text`. */
function checkNickname({ nickname }: Wanted, { face }: Person, openid: string): Promise<FaceCheck> {
  const known = face?.nickname
  const hasPassed = known?.check === 'pass' && known.text === nickname
  return hasPassed || nickname === null
    ? Promise.resolve('pass')
    : checkText(openid, nickname, scenes.profile)
}

/** Whether the new picture, if there is one, is there. Throws `invalid` where it is too large or no picture; it is not kept then. */
async function hasPicture({ picture }: Wanted, known: Person): Promise<boolean> {
  if (picture === null || isKept(picture, known)) return true
  const bytes = await readFile(picture, faceLimits.bytes)
  if (bytes === null) return false
  if (bytes !== 'large' && isPicture(bytes)) return true
  await removeFiles([picture])
  const fault = bytes === 'large' ? '这张照片太大了，请换一张' : unreadable
  throw new AppError('invalid', { fields: { picture: fault } })
}

interface Saving {
  readonly wanted: Wanted
  readonly nicknameCheck: FaceCheck
  readonly now: number
}

const noFace: Face = {
  ...{ version: 0, nickname: null, picture: null, isRefused: false, waste: [], dueAt: NEVER },
}

function faceFrom({ face = noFace }: Person, { wanted, nicknameCheck, now }: Saving): Face {
  const { nickname, picture } = wanted
  const next: Face = {
    version: face.version + 1,
    nickname: nickname === null ? null : { text: nickname, check: nicknameCheck },
    picture: pictureFrom(picture, face.picture),
    isRefused: false,
    waste: faceFiles({ face }).filter((file) => file !== picture),
    dueAt: NEVER,
  }
  return hasWork(next) ? { ...next, dueAt: now + LEASE } : next
}

/** A picture that got no verdict before is asked about anew when it is saved again. */
function pictureFrom(file: string | null, last: FacePicture | null): FacePicture | null {
  if (file === null) return null
  return last?.file === file && last.check !== 'manual' ? last : { file, check: 'pending', trace: null }
}

const hasWork = ({ waste, picture }: Face): boolean =>
  waste.length > 0 || (picture !== null && picture.check === 'pending' && picture.trace === null)
