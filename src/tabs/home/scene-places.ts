import type { SceneKind } from '@domain/scene'
import { paths } from '../../components/paths'

interface Place {
  readonly path: string
  readonly query: { readonly [name: string]: string }
}

/** The page for each kind of thing that a code may name, as far as the program has one. */
export const scenePlaces: { readonly [kind in SceneKind]?: (id: string) => Place } = {
  wish: (id) => ({ path: paths.detail, query: { id } }),
  building: (id) => ({ path: paths.join, query: { building: id } }),
}
