import { AppError } from '../../../domain/errors'

/** From this age on somebody uses the program on their own (《个人信息保护法》第三十一条). */
const AGE = 14

/**
 * The 14th birthday of a child born on a day (YYYY-MM-DD), epoch ms at midnight in China. Throws `invalid` for a day that
 * is none, lies ahead, or is 14 years ago and more.
 */
export function adulthoodOf(birthday: string, now: number): number {
  const born = Date.parse(`${birthday}T00:00:00+08:00`)
  const [year = '', ...monthAndDay] = birthday.split('-')
  const isDay = !Number.isNaN(born) && new Date(born + 8 * 3_600_000).toISOString().startsWith(birthday)
  if (!isDay || born > now) throw new AppError('invalid', { fields: { birthday: '生日不对' } })
  // Born on 29 February: Date.parse refuses the day where the 14th birthday has none, and 1 March counts.
  const day = [String(Number(year) + AGE), ...monthAndDay].join('-').replace(/-02-29$/, '-03-01')
  const until = Date.parse(`${day}T00:00:00+08:00`)
  if (until <= now) {
    throw new AppError('invalid', { fields: { birthday: '已满 14 周岁，请本人用自己的微信登记' } })
  }
  return until
}
