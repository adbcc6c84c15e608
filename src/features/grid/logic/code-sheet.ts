import type { DoorCode } from '@domain/grid/codes-contract'
import { codesText, type PerPage } from '../codes-text'

/** Room for each number of codes on a sheet of A4 (194 × 281 mm within its margins), and how large its letters are. */
const rooms: Record<PerPage, { readonly columns: number; readonly rows: number; readonly mm: number }> = {
  1: { columns: 1, rows: 1, mm: 150 },
  2: { columns: 1, rows: 2, mm: 84 },
  4: { columns: 2, rows: 2, mm: 78 },
}
const HEIGHT = 277

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

const style = (perPage: PerPage): string => {
  const { columns, rows, mm } = rooms[perPage]
  return [
    '@page{size:A4;margin:8mm}*{box-sizing:border-box}',
    'body{margin:0;color:#000;background:#fff;font-family:-apple-system,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}',
    `main{display:grid;grid-template-columns:repeat(${columns},1fr);height:${HEIGHT}mm;grid-template-rows:repeat(${rows},1fr);gap:4mm;break-after:page}`,
    'main:last-child{break-after:auto}',
    'article{display:flex;flex-direction:column;align-items:center;justify-content:center;gap:2mm;padding:3mm;border:.3mm dashed #999;border-radius:4mm;text-align:center;break-inside:avoid}',
    `h1{margin:0;font-size:${mm / 9}mm;line-height:1.2}`,
    `img{width:${mm}mm;height:${mm}mm}`,
    `p{margin:0;font-size:${mm / 20}mm;color:#333}`,
    `p.call{font-size:${mm / 13}mm;font-weight:700;color:#000}`,
  ].join('')
}

const card = ({ label, grid, url }: DoorCode): string =>
  [
    `<article><h1>${escaped(label)}</h1><p>${escaped(grid)}</p>`,
    `<img src="${escaped(url)}" alt="${escaped(codesText.alt(label))}">`,
    `<p class="call">${codesText.sheet.call}</p><p>${codesText.sheet.more}</p></article>`,
  ].join('')

/** A page of its own with the codes of doors, so many on each sheet of A4, to be cut along the dashes. */
export function codeSheet(codes: readonly DoorCode[], perPage: PerPage): string {
  const size = Number(perPage)
  const sheets = Array.from({ length: Math.ceil(codes.length / size) }, (_, at) =>
    codes.slice(at * size, (at + 1) * size),
  )
  const head = `<meta charset="utf-8"><title>${codesText.title}</title><style>${style(perPage)}</style>`
  return `<!doctype html><html lang="zh-CN">${head}${sheets
    .map((sheet) => `<main>${sheet.map(card).join('')}</main>`)
    .join('')}</html>`
}
