import { hasIdNumber, idNumberFault } from './id-number'
import { plainName } from './person-name'
import * as z from './zod'

/** The id of anything that is stored. */
export const id = z.string('请选择').regex(/^[\w:-]{1,80}$/, '编号不对')

/** Epoch milliseconds. */
export const time = z
  .number('请选择时间')
  .int('时间不对')
  .min(0, '时间不对')
  .max(9_999_999_999_999, '时间不对')

/** The version that the caller saw: anything newer is a conflict. */
export const version = z.number('缺少版本号').int('版本号不对').min(1, '版本号不对')

/**
 * A text of so many characters, trimmed; `least` 0 lets it be empty, `missing` says what is wanted where one character
 * would do. It may hold no identity card's number.
 */
export const text = (most: number, least = 0, missing = '请填写') => {
  const base = z
    .string(missing)
    .trim()
    .max(most, `最多 ${most} 个字`)
    .refine((written) => !hasIdNumber(written), idNumberFault)
  return least > 0 ? base.min(least, least > 1 ? `至少 ${least} 个字` : missing) : base
}

/** Somebody's name as forms take it. */
export const personName = text(20, 1, '请写姓名')
  .overwrite(plainName)
  .regex(/^[^\d<>{}]*$/, '姓名里不能有数字和符号')

/** cloud://<environment>.<bucket>/<path>: a file that the caller uploaded. */
export const file = z.string('请选择文件').regex(/^cloud:\/\/[\w.-]+\/[\w./-]{1,200}$/, '文件编号不对')

/** Where the next page begins; null: at the start. */
export const cursor = z.number('页码不对').int().min(0).nullable().default(null)
