/** @jsxImportSource preact */
import { encode } from 'uqr'
import type { ProgramLink } from '../../openapi/program-links'
import { listLinks } from '../api/wechat'
import { dateTime } from '../format'
import { Problem } from '../parts/action'
import { useLive } from '../use-live'

/** Empty cells around a QR code; the standard asks for four. */
const QUIET_CELLS = 4

/** Codes and links that open the program, newest first: what functions asked for, to be scanned or followed. */
export function Codes() {
  const { value, error } = useLive(listLinks)
  if (value?.length === 0) {
    return <p class="empty">No code yet: functions ask for them with wxacode, urlscheme or urllink.</p>
  }
  return (
    <>
      <Problem text={error} />
      <ul class="codes">
        {value?.map((link) => (
          <li key={`${link.at} ${link.url}`}>
            <Code link={link} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Code({ link: { api, at, page, scene, query, url } }: { readonly link: ProgramLink }) {
  const text = scene ?? query ?? ''
  return (
    <figure>
      <Picture text={url} label={`Code for ${page} ${text}`} />
      <figcaption>
        <b>{text === '' ? page : text}</b>
        <span class="small">{page}</span>
        <span class="quiet small">
          {api} · {dateTime(at)}
        </span>
      </figcaption>
    </figure>
  )
}

/** A QR code as one path of unit squares. */
function Picture({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_CELLS })
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])))
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges">
      <path d={squares.join('')} />
    </svg>
  )
}
