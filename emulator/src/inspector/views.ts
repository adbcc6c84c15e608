import type { ComponentType } from 'preact'
import { Calls } from './views/calls'
import { Collections } from './views/collections'
import { Faults } from './views/faults'
import { Functions } from './views/functions'
import { Logs } from './views/logs'
import { Maintenance } from './views/maintenance'
import { Messages } from './views/messages'
import { OpenInterfaces } from './views/open-interfaces'
import { Queries } from './views/queries'
import { Storage } from './views/storage'
import { Timers } from './views/timers'
import { Watches } from './views/watches'

export interface ViewProps {
  /** The one thing to show, such as the name of a collection; absent for the list. */
  readonly subject?: string | undefined
}

export interface View {
  readonly name: string
  readonly label: string
  readonly component: ComponentType<ViewProps>
}

const COLLECTIONS: View = { name: 'collections', label: 'Collections', component: Collections }

/** Every view, as the navigation shows them. */
export const GROUPS: readonly { readonly title: string; readonly views: readonly View[] }[] = [
  {
    title: 'Data',
    views: [
      COLLECTIONS,
      { name: 'storage', label: 'Storage', component: Storage },
      { name: 'watches', label: 'Watches', component: Watches },
    ],
  },
  {
    title: 'Activity',
    views: [
      { name: 'calls', label: 'Calls', component: Calls },
      { name: 'queries', label: 'Queries', component: Queries },
      { name: 'functions', label: 'Functions', component: Functions },
      { name: 'logs', label: 'Logs', component: Logs },
    ],
  },
  {
    title: 'WeChat',
    views: [
      { name: 'messages', label: 'Messages', component: Messages },
      { name: 'open-interfaces', label: 'Open interfaces', component: OpenInterfaces },
    ],
  },
  {
    title: 'Control',
    views: [
      { name: 'timers', label: 'Timers and clock', component: Timers },
      { name: 'faults', label: 'Faults', component: Faults },
      { name: 'maintenance', label: 'Backup and reset', component: Maintenance },
    ],
  },
]

/** The view of that name, or the collections. */
export function findView(name: string): View {
  return GROUPS.flatMap(({ views }) => views).find((view) => view.name === name) ?? COLLECTIONS
}
