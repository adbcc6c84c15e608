import { posix } from 'node:path'
import postcss, { type Root, type Rule } from 'postcss'
import { builtInNames } from '../components/names'
import type { Dist } from './dist'

/** `view` as a whole word at the place of a tag; `page` is the element around everything on a page. */
const tag = new RegExp(`(^|[\\s>+~,(])(page|${builtInNames.join('|')})(?![\\w-])`, 'g')

/**
 * Units and values that a browser knows otherwise: 750 rpx are the width of the screen (WeChat documentation:
 * 视图层/WXSS); a page's height is that of its own window, below the bars; the notch is the device's.
 */
const browserValue = (value: string): string =>
  value
    .replace(
      /(-?\d*\.?\d+)rpx\b/g,
      (_all, amount: string) => `${Number((Number(amount) / 7.5).toFixed(4))}vw`,
    )
    .replace(/(\d)vh\b/g, '$1cqh')
    .replace(/env\(safe-area-inset-(\w+)\)/g, 'var(--safe-$1, 0px)')

/** A style sheet and everything that it imports, in place. */
function readWhole(dist: Dist, file: string): Root {
  const sheet = postcss.parse(dist.read(file), { from: file })
  sheet.walkAtRules('import', (rule) => {
    const target = rule.params.replace(/^['"]|['"]$/g, '')
    const path = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(file), target)
    rule.replaceWith(readWhole(dist, path).nodes)
  })
  return sheet
}

function translateRule(rule: Rule, classPrefix: string): void {
  rule.selector = rule.selector.replace(tag, '$1wx-$2').replace(/\.(?=[A-Za-z_])/g, `.${classPrefix}`)
}

/**
 * A WXSS file as the browser reads it: imports in place, tags prefixed, rpx as a share of the screen's width.
 * @param classPrefix put before each class name, where a component keeps its style to itself.
 */
export function compileStyle(dist: Dist, file: string, classPrefix = ''): string {
  const sheet = readWhole(dist, file)
  sheet.walkRules((rule) => {
    // Steps of keyframes are no selectors.
    if (rule.parent?.type !== 'atrule' || !/keyframes$/.test((rule.parent as { name?: string }).name ?? ''))
      translateRule(rule, classPrefix)
  })
  sheet.walkDecls((declaration) => {
    declaration.value = browserValue(declaration.value)
  })
  return sheet.toString()
}
