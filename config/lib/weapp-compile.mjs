import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { filesUnder } from './files.mjs'

const { wxmlToJs, wxssToJs } = createRequire(import.meta.url)('miniprogram-compiler')

/**
 * WeChat itself demands only .js and .wxml of a page (its manual: 开发/指南/目录结构). Taro writes all four for
 * every page of this program, so one that is missing means a page whose title or style was lost.
 */
const pageParts = ['js', 'json', 'wxml', 'wxss']

/** Where app.json says the pages are, without ending. */
function pagesOf({ pages, subPackages = [] }) {
  return [
    ...pages,
    ...subPackages.flatMap(({ root, pages: inside }) => inside.map((page) => `${root}/${page}`)),
  ]
}

/**
 * @param {string} folder a built weapp
 * @returns {string[]} one complaint for each file that a page of app.json lacks
 */
export function missingPageFiles(folder) {
  const app = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8'))
  return pagesOf(app)
    .flatMap((page) => pageParts.map((part) => `${page}.${part}`))
    .filter((file) => !existsSync(join(folder, file)))
    .map((file) => `${file}: named by app.json, not built`)
}

function complaintsOf(compile) {
  try {
    compile()
    return []
  } catch (error) {
    return [error.message]
  }
}

/** The style sheets that this one imports, as paths from the folder. */
const importsOf = (folder, sheet) =>
  [...readFileSync(join(folder, sheet), 'utf8').matchAll(/@import\s*["']([^"']+)["']/g)].map((match) =>
    match[1].startsWith('/') ? match[1].slice(1) : join(dirname(sheet), match[1]),
  )

/** wcsc leaves no sentence behind when a style sheet is broken, so each is compiled alone to name it. */
function brokenStyles(folder) {
  return filesUnder(folder)
    .filter((file) => file.endsWith('.wxss'))
    .map((file) => relative(folder, file))
    .filter((sheet) => {
      const wxssList = [sheet, ...importsOf(folder, sheet)]
      return complaintsOf(() => wxssToJs(folder, { wxssList })).length > 0
    })
    .map((sheet) => `${sheet}: wcsc cannot compile it`)
}

/**
 * Runs WeChat's own compilers of templates (wcc) and styles (wcsc) over a built weapp; nothing is written.
 * @param {string} folder
 * @returns {string[]} what they refuse
 */
export function compilerComplaints(folder) {
  const styles = complaintsOf(() => wxssToJs(folder))
  return [...complaintsOf(() => wxmlToJs(folder)), ...(styles.length > 0 ? brokenStyles(folder) : [])]
}
