import { useRouter } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { PageError } from '@/components/standing/page-error'
import { Page } from '@/ui/page/page'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { EditForm } from '../../components/form/edit-form'
import { SubmitForm } from '../../components/form/submit-form'
import { submitText } from '../../text'
import { useMe } from '../../use-me'
import { useWish } from '../../use-wish'

/** Writes a wish, or with `id` changes one; `who=resident` begins with writing down a resident's. */
export default function SubmitPage() {
  const { params } = useRouter()
  if (params.id) return <Edit id={params.id} />
  return <New who={params.who === 'resident' ? 'resident' : 'me'} />
}

function New({ who }: { readonly who: 'me' | 'resident' }): ReactNode {
  const me = useMe()
  if (!me.data) return <Waiting title={submitText.title} query={me} />
  return <SubmitForm me={me.data} who={who} />
}

function Edit({ id }: { readonly id: string }): ReactNode {
  const wish = useWish(id)
  if (!wish.data) return <Waiting title={submitText.editTitle} query={wish} />
  return <EditForm wish={wish.data} />
}

interface WaitingProps {
  readonly title: string
  readonly query: { readonly error: unknown; readonly refetch: () => Promise<unknown> }
}

const Waiting = ({ title, query }: WaitingProps) => (
  <Page title={title} busy={!query.error}>
    {query.error ? <PageError error={query.error} onRetry={() => void query.refetch()} /> : <Skeleton />}
  </Page>
)
