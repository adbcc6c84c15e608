import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { filesUnder, root, totalSize } from './files.mjs'

const budgets = JSON.parse(readFileSync(join(root, 'config', 'size-budgets.json'), 'utf8'))

/** @typedef {{ part: string, kb: number, budgetKb: number }} Size one row of the table; KB are 1,024 bytes */

function row(part, files, budgetKb) {
  return { part, kb: Math.ceil(totalSize(files) / 1024), budgetKb }
}

/**
 * What WeChat reads before the first page stands: the scripts of the main package without those of the other pages,
 * which it reads when they are opened (lazyCodeLoading).
 */
function firstLoad(folder, main, [, ...others]) {
  const later = new Set(others.map((page) => join(folder, `${page}.js`)))
  return main.filter((file) => file.endsWith('.js') && !later.has(file))
}

/**
 * WeChat limits each package by itself: what no sub-package owns is the main package, which opens before anything.
 * @param {string} [folder] a built weapp; dist/weapp by default
 * @returns {Size[]}
 */
export function weappSizes(folder = join(root, 'dist', 'weapp')) {
  if (!existsSync(join(folder, 'app.json'))) return []
  const app = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8'))
  const roots = (app.subPackages ?? app.subpackages ?? []).map((item) => item.root)
  const all = filesUnder(folder)
  const owned = (file, subRoot) => file.startsWith(join(folder, subRoot) + sep)
  const main = all.filter((file) => !roots.some((subRoot) => owned(file, subRoot)))
  return [
    row('weapp main', main, budgets.weapp.mainKb),
    ...roots.map((subRoot) =>
      row(
        `weapp ${subRoot}`,
        all.filter((file) => owned(file, subRoot)),
        budgets.weapp.subpackageKb,
      ),
    ),
    row('weapp total', all, budgets.weapp.totalKb),
    row('weapp first-load JS', firstLoad(folder, main, app.pages), budgets.weapp.firstLoadJsKb),
  ]
}

/** @returns {Size[]} a function without a budget gets 0, so that it is refused until someone decides on one */
export function functionSizes() {
  const folder = join(root, 'dist', 'cloudfunctions')
  if (!existsSync(folder)) return []
  return readdirSync(folder).map((name) =>
    row(`function ${name}`, [join(folder, name, 'index.js')], budgets.functions[name] ?? 0),
  )
}

/**
 * @param {Size[]} sizes
 * @throws Error naming the parts that exceed their budgets.
 */
export function printSizes(sizes) {
  for (const { part, kb, budgetKb } of sizes) {
    const share = budgetKb > 0 ? `${Math.round((100 * kb) / budgetKb)} %` : 'no budget'
    console.log(
      `${part.padEnd(36)} ${String(kb).padStart(6)} KB of ${String(budgetKb).padStart(6)}  ${share}`,
    )
  }
  const over = sizes.filter(({ kb, budgetKb }) => kb > budgetKb).map(({ part }) => part)
  if (over.length > 0) throw new Error(`over budget (config/size-budgets.json): ${over.join(', ')}`)
}
