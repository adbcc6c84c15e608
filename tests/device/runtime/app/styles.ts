/** Puts a style sheet on the screen, once for each path. */
export interface Styles {
  add(path: string, css: string, scope: 'app' | 'page' | 'component'): void
}

/** A page's style reaches that page only (框架/视图层/WXSS); a component's classes carry its own prefix already. */
const scoped = (path: string, css: string): string =>
  `@scope ([data-path="${CSS.escape(path)}"]) {\n${css}\n}`

export function createStyles(): Styles {
  const known = new Set<string>()
  return {
    add(path, css, scope) {
      if (known.has(path)) return
      known.add(path)
      const style = document.createElement('style')
      style.dataset['from'] = path
      style.textContent = scope === 'page' ? scoped(path, css) : css
      document.head.append(style)
    },
  }
}
