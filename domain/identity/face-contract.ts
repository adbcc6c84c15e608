import { command, query } from '../procedure'
import { file, id, text } from '../schemas'
import * as z from '../zod'
import { faceChecks, faceLimits } from './face'

/** One's own picture and nickname, with what became of their checks. */
export const ownFace = z.object({
  nickname: z.object({ text: z.string(), check: z.enum(faceChecks) }).nullable(),
  /** `url`: a temporary link; null where the file is gone. */
  picture: z.object({ file: z.string(), url: z.string().nullable(), check: z.enum(faceChecks) }).nullable(),
  /** The last picture did not pass and was thrown away. */
  isRefused: z.boolean(),
})
export type OwnFace = z.output<typeof ownFace>

const myFace = ownFace.extend({
  /** The real name, that stays what those who deal with somebody see. */
  name: z.string(),
  /** Under 14: no picture, no nickname. */
  isChild: z.boolean(),
  /** Where a picture is uploaded to. */
  folder: z.string(),
})
export type MyFace = z.output<typeof myFace>

export const faceContract = {
  mine: query({
    title: 'My picture and my nickname, and whether others see them yet',
    access: 'anyone',
    scope: 'self',
    input: z.strictObject({}),
    output: myFace,
  }),
  save: command({
    title: 'Sets, changes or takes away my picture and my nickname; others see them once they are checked',
    access: 'anyone',
    scope: 'self',
    errors: ['unsafe_text', 'conflict'],
    input: z.strictObject({
      /** Null: none. */
      nickname: text(faceLimits.nickname, 1).nullable(),
      /** The file that is shown already, or one that was just uploaded; null: none. */
      picture: file.nullable(),
    }),
    output: z.object({ id }),
  }),
}
