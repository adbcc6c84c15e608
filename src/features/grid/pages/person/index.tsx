import { useRouter } from '@tarojs/taro'
import { Page } from '@/ui/page/page'
import { PersonPane } from '../../components/person-pane'
import { personText } from '../../people-text'

/** The page of a resident, for those who look after where they live. */
export default function PersonPageScreen() {
  const { params } = useRouter()
  return (
    <Page title={personText.title}>
      <PersonPane id={params.id ?? ''} />
    </Page>
  )
}
