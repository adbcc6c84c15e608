/** Weights of the first seventeen digits, and the last sign by the remainder of their sum (GB 11643-1999). */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const lastSigns = '10X98765432'

function isIdNumber(signs: string): boolean {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(signs[at]), 0)
  return lastSigns[sum % 11] === signs[17]?.toUpperCase()
}

/** Whether an identity card's number of 18 signs stands in a text, however it is spaced or written. */
export function hasIdNumber(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/[\s.·_-]/g, '')
  // Looks ahead, so that a number which follows other digits is found, too.
  return [...plain.matchAll(/(?=(\d{17}[\dXx]))/g)].some(([, signs = '']) => isIdNumber(signs))
}

/** What whoever writes one is told. */
export const idNumberFault = '请不要写身份证号，我们不需要，也不保存'
