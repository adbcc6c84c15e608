import { View } from '@tarojs/components'
import { useState } from 'react'
import type { MyData } from '@domain/identity/privacy-contract'
import { paths } from '@/components/paths'
import { PageError } from '@/components/standing/page-error'
import { open } from '@/platform/navigate'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import type { IconName } from '@/ui/icon/paths'
import { Notice } from '@/ui/notice/notice'
import { Page } from '@/ui/page/page'
import { RowLink } from '@/ui/row/row-link'
import { Section } from '@/ui/section/section'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { ChapterCard } from '../../components/my-data/chapter-card'
import { CorrectSheet } from '../../components/my-data/correct-sheet'
import { EraseSheet } from '../../components/my-data/erase-sheet'
import { ExportCard } from '../../components/my-data/export-card'
import classes from '../../components/my-data/my-data.module.scss'
import { chaptersOf } from '../../logic/my-data'
import { myDataText } from '../../my-data-text'
import { useMyData } from '../../use-my-data'

/** Everything that is stored about me, and what I may do about it: take it along, correct it, delete it. */
export default function MyDataPage() {
  const mine = useMyData()
  const { data } = mine
  return (
    <Page title={myDataText.title} busy={mine.isPending} onRefresh={mine.refetch}>
      <View className={classes.lead}>{myDataText.lead}</View>
      {mine.isPending && <Skeleton />}
      {mine.isLoadingError && <PageError error={mine.error} onRetry={() => void mine.refetch()} />}
      {data && <Content data={data} now={mine.dataUpdatedAt} />}
    </Page>
  )
}

interface ContentProps {
  readonly data: MyData
  readonly now: number
}

function Content({ data, now }: ContentProps) {
  const [sheet, setSheet] = useState<'correct' | 'erase' | null>(null)
  return (
    <>
      <CorrectionNotice {...data} />
      {chaptersOf(data, now).map((chapter) => (
        <ChapterCard key={chapter.title} chapter={chapter} />
      ))}
      <SeenByCard />
      <ExportCard />
      <DeedCard
        icon="edit"
        title={myDataText.correct}
        hint={myDataText.correctHint}
        label={myDataText.correct}
        onPress={() => setSheet('correct')}
      />
      <DeedCard
        icon="trash"
        title={myDataText.erase}
        hint={myDataText.eraseHint}
        label={myDataText.eraseTitle}
        onPress={() => setSheet('erase')}
      />
      {sheet === 'correct' && <CorrectSheet data={data} onClose={() => setSheet(null)} />}
      {sheet === 'erase' && <EraseSheet onClose={() => setSheet(null)} />}
    </>
  )
}

/** Who may look at it, and who did. */
const SeenByCard = () => (
  <Card isFlush>
    <RowLink
      icon="shield"
      title={myDataText.watchers}
      hint={myDataText.watchersHint}
      onPress={() => open(paths.watchers)}
    />
    <RowLink
      icon="phone"
      title={myDataText.looks}
      hint={myDataText.looksHint}
      onPress={() => open(paths.looks)}
    />
  </Card>
)

/** What they asked to be corrected, or what came of it. */
function CorrectionNotice({ correction, answer }: Pick<MyData, 'correction' | 'answer'>) {
  if (correction) return <Notice tone="info">{myDataText.asked}</Notice>
  if (!answer) return null
  return (
    <Notice tone={answer.isAgreed ? 'ok' : 'warn'}>
      {myDataText.answered(answer.isAgreed, answer.note)}
    </Notice>
  )
}

interface DeedCardProps {
  readonly icon: IconName
  readonly title: string
  readonly hint: string
  readonly label: string
  readonly onPress: () => void
}

/** Something that I may do about it, with what it means. */
const DeedCard = ({ icon, title, hint, label, onPress }: DeedCardProps) => (
  <Card>
    <Section title={title}>
      <View className={classes.small}>{hint}</View>
      <View className={classes.buttons}>
        <Button kind="ghost" icon={icon} onPress={onPress}>
          {label}
        </Button>
      </View>
    </Section>
  </Card>
)
