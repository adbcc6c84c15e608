/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks'
import { linkTo } from './route'
import { GROUPS } from './views'

/** The list of views; on a narrow screen it opens from a button. */
export function Navigation({ current }: { readonly current: string }) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => setOpen(false), [current])
  return (
    <nav aria-label="Views" class={isOpen ? 'open' : undefined}>
      <div class="brand">
        <a href={linkTo('collections')}>CloudBase emulator</a>
        <button type="button" class="menu" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          Menu
        </button>
      </div>
      <div class="groups">
        {GROUPS.map(({ title, views }) => (
          <div key={title}>
            <h2>{title}</h2>
            <ul>
              {views.map(({ name, label }) => (
                <li key={name}>
                  <a
                    href={linkTo(name)}
                    aria-current={name === current ? 'page' : undefined}
                    onClick={() => setOpen(false)}
                  >
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  )
}
