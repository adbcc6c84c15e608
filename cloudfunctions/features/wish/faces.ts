import { shownNickname, shownPicture, type Face } from '../../../domain/identity/face'
import type { Wish } from '../../../domain/wish/wish'
import { wishes } from './runners'

/** A wish with the people in it, as they want to be shown. */
export interface FacedWish extends Wish {
  readonly shown: readonly { readonly _id: string; readonly face?: Face }[]
}

interface Asked {
  /** Field → 1 ascending, -1 descending. */
  readonly sort: { readonly [field: string]: 1 | -1 }
  readonly limit: number
}

/** Whose wish it is and who has taken it on: `_id`s, null where there is nobody. */
const partners = {
  shown: { $concatArrays: [['$wisher.id', '$claim.lead.id'], { $ifNull: ['$claim.members.id', []] }] },
}
const thosePeople = { from: 'people', localField: 'shown', foreignField: '_id', as: 'shown' }
const facesOnly = {
  shown: { $map: { input: '$shown', as: 'one', in: { _id: '$$one._id', face: '$$one.face' } } },
}
/** The stages that join the faces, for a pipeline that is written out. */
export const joinFaces = [{ $addFields: partners }, { $lookup: thosePeople }, { $addFields: facesOnly }]

/** Wishes with the faces of their people, joined so that it stays one operation; a face that is taken away is gone at once. */
export const findFaced = (
  query: { readonly [path: string]: unknown },
  { sort, limit }: Asked,
): Promise<FacedWish[]> =>
  wishes.aggregate<FacedWish>((start) =>
    start.match(query).sort(sort).limit(limit).addFields(partners).lookup(thosePeople).addFields(facesOnly),
  )

/** One wish by its id; null where there is none. */
export async function findFacedById(id: string): Promise<FacedWish | null> {
  const [wish] = await findFaced({ _id: id }, { sort: { _id: 1 }, limit: 1 })
  return wish ?? null
}

/** What somebody without a part in it may call a person of a wish; null: nothing but the masked name. */
export function nicknameIn({ shown, wisher, sensitivity }: FacedWish, id: string | null): string | null {
  // Whoever asks for something delicate is not to be known by what all neighbours call them.
  if (sensitivity !== 'none' && id === wisher.id) return null
  const one = shown.find(({ _id }) => _id === id)
  return one ? shownNickname(one) : null
}

/** The picture of a person of a wish that others may see. */
export function pictureIn({ shown }: FacedWish, id: string): string | null {
  const one = shown.find(({ _id }) => _id === id)
  return one ? shownPicture(one) : null
}
