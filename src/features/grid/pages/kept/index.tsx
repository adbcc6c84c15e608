import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Page } from '@/ui/page/page'
import { Entrusted } from '../../components/kept/entrusted'
import { KeptForm } from '../../components/kept/kept-form'
import classes from '../../components/queue/queue.module.scss'
import { entrustText, keptText } from '../../kept-text'

/** Writes down somebody without a phone; opened with an id, who may act for that person. */
export default function KeptPage() {
  const { id } = useRouter().params
  if (id) {
    return (
      <Page title={entrustText.title}>
        <Entrusted personId={id} />
      </Page>
    )
  }
  return (
    <Page title={keptText.title}>
      <View className={classes.hint}>{keptText.lead}</View>
      <KeptForm />
    </Page>
  )
}
