/** Where a person's files for wishes lie in storage; the server takes no file from anywhere else. */
export const pictureFolder = (personId: string): string => `wishes/${personId}`

/** Whether a cloud:// id names a file that this person uploaded for a wish. */
export function isFileOf(file: string, personId: string): boolean {
  const path = file.replace(/^cloud:\/\/[^/]+\//, '')
  return path.startsWith(`${pictureFolder(personId)}/`) && !path.includes('..')
}

/** Where a kept file lies after whoever uploaded it was forgotten. */
export const forgottenPath = (file: string, pseudonym: string): string =>
  `${pictureFolder(pseudonym)}/${file.split('/').at(-1) ?? ''}`
