import type { MyData } from '@domain/identity/privacy-contract'
import { roleLabels } from '@domain/roles'
import { standingText } from '@/components/standing/text'
import { dayWords, momentWords } from '@/components/time-words'
import { relationLabels } from '../join-text'
import { myDataText } from '../my-data-text'

/** A part of my data, as lines that anybody can read. */
export interface Chapter {
  readonly title: string
  readonly lines: readonly (readonly [label: string, value: string])[]
}

const { chapters, lines } = myDataText

/** Everything that is stored about somebody, in words; a chapter without a line says that there is nothing. */
export function chaptersOf(data: MyData, now: number): Chapter[] {
  const day = (at: number): string => dayWords(at, now)
  const span = (from: number, to: number | null) => myDataText.until(day(from), to === null ? null : day(to))
  return [
    { title: chapters.me, lines: aboutMe(data, day) },
    { title: chapters.home, lines: aboutHome(data, day) },
    {
      title: chapters.posts,
      lines: data.posts.map(({ role, orgName, from, to }) => [
        `${orgName} ${roleLabels[role]}`,
        span(from, to),
      ]),
    },
    {
      title: chapters.homes,
      lines: data.earlierHomes.map(({ building, from, to }) => [building, span(from, to)]),
    },
    {
      title: chapters.messages,
      lines: data.messages.map(({ name, left }) => [name, myDataText.left(left)]),
    },
    {
      title: chapters.mandates,
      lines: data.mandates.map((mandate) => [
        mandate.isGiven ? myDataText.given(mandate.with) : myDataText.held(mandate.with),
        `${mandate.what.join('、')}，${span(mandate.from, mandate.until)}`,
      ]),
    },
    ...notedChapters(data, now),
    { title: chapters.cases, lines: data.cases.flatMap((one) => aboutCase(one, now)) },
  ]
}

/** What others did about them: looks behind the mask, and what was written down. */
const notedChapters = (data: MyData, now: number): Chapter[] => [
  {
    title: chapters.looks,
    lines: data.looks.map(({ by, as, reason, at }) => [
      `${by} ${as}`.trim(),
      `${momentWords(at, now)}，${reason}`,
    ]),
  },
  {
    title: chapters.records,
    lines: data.records.map(({ what, by, as, reason, at }) => [
      myDataText.records[what],
      [momentWords(at, now), `${by} ${as}`.trim(), reason].filter(Boolean).join('，'),
    ]),
  },
]

type Lines = Chapter['lines']
type Day = (at: number) => string

function aboutMe(data: MyData, day: Day): Lines {
  const { consent } = data
  const marks: (readonly [string, boolean])[] = [
    [lines.member, data.isMember],
    [lines.volunteer, data.volunteering?.state === 'approved'],
    [lines.representative, data.isRepresentative],
  ]
  return [
    [lines.name, data.name],
    [lines.nickname, data.face.nickname?.text ?? myDataText.none],
    [lines.picture, data.face.picture ? myDataText.hasPicture : myDataText.none],
    [lines.phone, data.phone || myDataText.none],
    [lines.relation, relationLabels[data.relation]],
    [lines.consent, consent ? myDataText.consent(consent.version, day(consent.at)) : myDataText.none],
    ...marks.filter(([, is]) => is).map(([mark]) => [mark, myDataText.yes] as const),
  ]
}

function aboutHome({ place, address, door, residence }: MyData, day: Day): Lines {
  const state = [standingText.tags[residence.state], day(residence.since), residence.by, residence.reason]
  return [
    [lines.place, [place.subdistrict, place.community, place.grid].join(' ')],
    [lines.address, address || [place.building, door].filter(Boolean).join(' ')],
    [lines.state, state.filter(Boolean).join('，')],
  ]
}

/** A case and, below it, what the person did about it. */
const aboutCase = ({ title, reason, state, at, steps }: MyData['cases'][number], now: number): Lines => [
  [title, [state, momentWords(at, now), reason].filter(Boolean).join('，')],
  ...steps.map(
    (step) =>
      [`· ${step.action}`, [momentWords(step.at, now), step.note].filter(Boolean).join('，')] as const,
  ),
]

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

/** A page of its own that any browser opens and prints. */
export function asHtml(title: string, all: readonly Chapter[]): string {
  const row = ([label, value]: readonly [string, string]) =>
    `<tr><th scope="row">${escaped(label)}</th><td>${escaped(value)}</td></tr>`
  const part = ({ title: head, lines: rows }: Chapter) =>
    `<h2>${escaped(head)}</h2>${rows.length > 0 ? `<table>${rows.map(row).join('')}</table>` : `<p>${myDataText.none}</p>`}`
  return [
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${escaped(title)}</title>`,
    '<style>body{font:16px/1.6 sans-serif;max-width:46em;margin:2em auto;padding:0 1em}',
    'th{text-align:left;vertical-align:top;padding-right:1em;font-weight:normal;color:#555}</style>',
    `<h1>${escaped(title)}</h1>${all.map(part).join('')}</html>`,
  ].join('')
}
