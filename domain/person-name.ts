/** A name without the spaces that some write within a Chinese one: forms and rosters must find the same person. */
export function plainName(written: string): string {
  const plain = written.normalize('NFKC').replace(/\s+/g, ' ').trim()
  return /^[\p{Script=Han} ]+$/u.test(plain) ? plain.replaceAll(' ', '') : plain
}
