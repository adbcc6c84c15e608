import { View } from '@tarojs/components'
import type { MyFace } from '@domain/identity/face-contract'
import { PageError } from '@/components/standing/page-error'
import { Card } from '@/ui/card/card'
import { Block } from '@/ui/native/block'
import { Notice } from '@/ui/notice/notice'
import { Page } from '@/ui/page/page'
import { Section } from '@/ui/section/section'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { FaceForm } from '../../components/face/face-form'
import classes from '../../components/face/face.module.scss'
import { faceText } from '../../face-text'
import { useFace } from '../../use-face'

/** How I am shown to neighbours; nobody has to say. */
export default function FacePage() {
  const face = useFace()
  const { data } = face
  return (
    <Page title={faceText.title} busy={face.isPending} onRefresh={face.refetch}>
      <View className={classes.lead}>{faceText.lead}</View>
      {face.isPending && <Skeleton />}
      {face.isLoadingError && <PageError error={face.error} onRetry={() => void face.refetch()} />}
      {data && noticesOf(data).map((notice) => <Notice key={notice}>{notice}</Notice>)}
      {data?.isChild === false && <FaceForm face={data} />}
      {data && <WhoCard />}
    </Page>
  )
}

/** What became of the checks, where that is not simply well. */
function noticesOf({ picture, nickname, isRefused, isChild }: MyFace): string[] {
  const { notices, child } = faceText
  if (isChild) return [child]
  return [
    ...(isRefused ? [notices.dropped] : []),
    ...(picture && picture.check !== 'pass' ? [notices[picture.check]] : []),
    ...(nickname && nickname.check !== 'pass' ? [notices.nickname] : []),
  ]
}

const WhoCard = () => (
  <Card tone="quiet" as="section">
    <Section title={faceText.who}>
      <Block as="ul" className={classes.lines}>
        {faceText.lines.map((line) => (
          <Block as="li" key={line} className={classes.line}>
            {line}
          </Block>
        ))}
      </Block>
    </Section>
  </Card>
)
