import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { NEVER } from '@domain/case'
import { wishKinds, type WishKind } from '@domain/wish/wish'
import type { WishPhase } from '@domain/wish/workflow'
import { api } from '@/api'
import { useIsWide } from '@/platform/screen'
import { EmptyState } from '@/ui/empty-state/empty-state'
import { Page } from '@/ui/page/page'
import { CaseFilters } from '../../components/cases/case-filters'
import { CaseTable } from '../../components/cases/case-table'
import { Watermark } from '../../components/cases/watermark'
import { WishList } from '../../components/wish-list'
import { phaseOrder } from '../../logic/figures'
import { casesText } from '../../staff-text'
import { useWishList } from '../../use-wish-list'

type Params = { readonly [name: string]: string | undefined }

const one = <Value extends string>(value: string | undefined, of: readonly Value[]): Value | null =>
  of.find((known) => known === value) ?? null
const time = (value: string | undefined, otherwise: number): number => Number(value ?? otherwise) || otherwise

/** What the figure that was pressed counts. */
function useFilter(params: Params) {
  const [phase, setPhase] = useState<WishPhase | null>(one(params.phase, phaseOrder))
  const [kind, setKind] = useState<WishKind | null>(one(params.kind, wishKinds))
  const scope = { org: params.org ?? null, since: time(params.since, 0), until: time(params.until, NEVER) }
  return { filter: { ...scope, phase, kind }, setPhase, setKind }
}

/** The cases behind a figure: a list on a phone, a table to sort and export on a wide screen. */
export default function CasesPage() {
  const { filter, setPhase, setKind } = useFilter(useRouter().params)
  const isWide = useIsWide()
  const list = useWishList(['cases', filter], (after) => api.wish.cases({ ...filter, after }))
  const empty = <EmptyState icon="list" title={casesText.empty} hint={casesText.emptyHint} />
  const isTable = isWide && list.wishes.length > 0
  return (
    <Page
      title={casesText.title}
      busy={list.isPending}
      onRefresh={list.refetch}
      layout={isWide ? 'full' : 'column'}
    >
      <CaseFilters phase={filter.phase} kind={filter.kind} onPhase={setPhase} onKind={setKind} />
      {isTable ? <CaseTable list={list} /> : <WishList label={casesText.title} list={list} empty={empty} />}
      {list.wishes.length > 0 && <Watermark />}
    </Page>
  )
}
