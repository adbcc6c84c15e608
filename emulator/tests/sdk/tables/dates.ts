import { row, xs } from './expression'

const MAY = xs(new Date('2019-05-14T09:38:51.686Z'))
const NEW_YEAR = new Date('2021-01-01T00:30:00Z')
const STUDENTS = xs(new Date('1999-12-11T16:00:00.000Z'), new Date('1998-11-10T16:00:00.000Z'))
const EVERYTHING = '%Y %m %d %H %M %S %L %j %w %u %U %V %G %z %Z %%'

/** What each part of WeChat's example date is. */
const PARTS = {
  ...{ year: 2019, month: 5, dayOfMonth: 14, hour: 9, minute: 38, second: 51, millisecond: 686 },
  ...{ dayOfWeek: 3, dayOfYear: 134, week: 19, isoDayOfWeek: 2, isoWeek: 20, isoWeekYear: 2019 },
}

export const dateRows = [
  ...Object.entries(PARTS).map(([operator, value]) =>
    row(operator, '$x', [value], { given: MAY, it: `is ${value}` }),
  ),
  row('isoWeek', NEW_YEAR, [53], { it: 'of a day before the first Thursday' }),
  row('isoWeekYear', NEW_YEAR, [2020], { it: 'of a day before the first Thursday' }),
  row('week', NEW_YEAR, [0], { it: 'before the first Sunday' }),
  row('dayOfYear', new Date('2020-12-31T12:00:00Z'), [366], { it: 'of a leap year' }),
  row('hour', { date: '$x', timezone: 'Asia/Shanghai' }, [17], { given: MAY, it: 'in a zone' }),
  row('hour', { date: '$x', timezone: '-0530' }, [4], { given: MAY, it: 'in a zone by its offset' }),
  row('year', '$x', [null, null], { given: xs(null, undefined), it: 'null for null and missing' }),
  row('dateToString', { date: '$x', format: '%Y-%m-%d' }, ['1999-12-11', '1998-11-10'], { given: STUDENTS }),
  row(
    'dateToString',
    { date: '$x', format: '%H:%M:%S', timezone: 'Asia/Shanghai' },
    ['00:00:00', '00:00:00'],
    {
      given: STUDENTS,
      it: 'in a zone',
    },
  ),
  row('dateToString', { date: '$empty', onNull: 'null' }, ['null', 'null'], {
    given: STUDENTS,
    it: 'of what is missing',
  }),
  row('dateToString', { date: '$x' }, ['2019-05-14T09:38:51.686Z'], { given: MAY, it: 'without a format' }),
  row(
    'dateToString',
    { date: '$x', format: EVERYTHING, timezone: '+08' },
    ['2019 05 14 17 38 51 686 134 3 2 19 20 2019 +0800 +480 %'],
    { given: MAY, it: 'every specifier' },
  ),
  row('dateFromString', { dateString: '2019-05-14T09:38:51.686Z' }, [new Date('2019-05-14T09:38:51.686Z')]),
  row(
    'dateFromString',
    { dateString: '2019-05-14', timezone: 'Asia/Shanghai' },
    [new Date('2019-05-13T16:00:00Z')],
    {
      it: 'in a zone',
    },
  ),
  row(
    'dateFromString',
    { dateString: '14.05.2019', format: '%d.%m.%Y' },
    [new Date('2019-05-14T00:00:00Z')],
    {
      it: 'by a format',
    },
  ),
  row('dateFromString', { dateString: 'soon', onError: 'never' }, ['never'], { it: 'of what is none' }),
  row('dateFromParts', { year: 2017, month: 2, day: 8, hour: 12, timezone: 'America/New_York' }, [
    new Date('2017-02-08T17:00:00.000Z'),
  ]),
  row(
    'dateFromParts',
    { isoWeekYear: 2017, isoWeek: 6, isoDayOfWeek: 3, hour: 12 },
    [new Date('2017-02-08T12:00:00Z')],
    {
      it: 'by the ISO calendar',
    },
  ),
  row('dateFromParts', { year: 2017, month: 14, day: 1 }, [new Date('2018-02-01T00:00:00Z')], {
    it: 'carries over',
  }),
]
