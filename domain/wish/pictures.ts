/** Where a person's files for wishes lie in storage; the server takes no file from anywhere else. */
export const pictureFolder = (personId: string): string => `wishes/${personId}`

/** Whether a cloud:// id names a file that this person uploaded for a wish. */
export function isFileOf(file: string, personId: string): boolean {
  const path = file.replace(/^cloud:\/\/[^/]+\//, '')
  return path.startsWith(`${pictureFolder(personId)}/`) && !path.includes('..')
}
