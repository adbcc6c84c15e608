/** How somebody wants to be shown to neighbours: a picture and a nickname of their own, neither of them a must. */
export const faceLimits = {
  /** Characters of a nickname. */
  nickname: 12,
  /** Bytes of a picture; the program makes it much smaller before it is uploaded. */
  bytes: 1_000_000,
} as const

/** `pending`: asked, no verdict yet; `manual`: WeChat gave none. Others see only what has passed. */
export const faceChecks = ['pass', 'pending', 'manual'] as const
export type FaceCheck = (typeof faceChecks)[number]

/** As stored on a person, with a count of its own: whoever decides about somebody's home is not disturbed by a picture. */
export interface Face {
  /** Raised with every change of it. */
  readonly version: number
  readonly nickname: { readonly text: string; readonly check: FaceCheck } | null
  readonly picture: FacePicture | null
  /** The last picture did not pass WeChat's check and was thrown away. */
  readonly isRefused: boolean
  /** Files that are shown no more and still have to be deleted. */
  readonly waste: readonly string[]
  /** When `jobs` may take up what is left to do: deleting, asking for a check. NEVER: nothing is left. */
  readonly dueAt: number
}

export interface FacePicture {
  readonly file: string
  readonly check: FaceCheck
  /** WeChat's trace of the check that is under way. */
  readonly trace: string | null
}

type Faced = { readonly face?: Face }

/** Where a person's pictures of themselves lie in storage; the server takes no file from anywhere else. */
export const faceFolder = (personId: string): string => `faces/${personId}`

/** Whether a cloud:// id names a picture that this person uploaded of themselves. */
export function isFaceOf(file: string, personId: string): boolean {
  const folder = `${faceFolder(personId)}/`
  const path = file.replace(/^cloud:\/\/[^/]+\//, '')
  return path.startsWith(folder) && /^[\w-]+\.(jpg|png)$/.test(path.slice(folder.length))
}

/** Whether bytes begin as a JPEG or a PNG does. */
export const isPicture = (bytes: Uint8Array): boolean =>
  [
    [0xff, 0xd8, 0xff],
    [0x89, 0x50, 0x4e, 0x47],
  ].some((start) => start.every((byte, at) => bytes[at] === byte))

/** Every file that belongs to somebody's face and goes with it. */
export const faceFiles = ({ face }: Faced): string[] =>
  face ? [...face.waste, ...(face.picture ? [face.picture.file] : [])] : []

/** What others may read and see; null: nothing. */
export const shownNickname = ({ face }: Faced): string | null =>
  face?.nickname?.check === 'pass' ? face.nickname.text : null
export const shownPicture = ({ face }: Faced): string | null =>
  face?.picture?.check === 'pass' ? face.picture.file : null

const office =
  /居委|村委|书记|网格|管理员|工作人员|社工|社区|街道|党委|支部|政府|官方|客服|物业|主任|楼长|楼栋长|户代表|民警|警察|公安|派出所|邻格/
/** Characters by which an office is written otherwise, and the usual ones. */
const otherwise = new Map(
  [...'書記網員會區處黨輯棟樓長務業員'].map((sign, at) => [
    sign,
    [...'书记网员会区处党辑栋楼长务业员'][at] ?? sign,
  ]),
)

/** What is left of a text when case, width, spelling and everything between the letters is put aside. */
const bare = (text: string): string =>
  [...text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')]
    .map((sign) => otherwise.get(sign) ?? sign)
    .join('')

/** Invisible signs, those that turn the line around, and heaps of marks on one letter. */
const disguise = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]|\p{M}{3}/u

/** Why somebody cannot be called that, in words; null when they can. */
export function nicknameFault(nickname: string): string | null {
  const plain = bare(nickname)
  if (plain === '' || disguise.test(nickname)) return '请用看得见的字写称呼'
  if (office.test(plain)) return '称呼里不能有岗位或单位的名字，免得邻居认错人'
  if (/\d{6}/.test(plain)) return '称呼里请不要写电话和号码'
  return null
}
