import type { api } from '@/api'

type Desk = Awaited<ReturnType<typeof api.wish.desk>>

export interface DeskProps {
  readonly desk: Desk
}
