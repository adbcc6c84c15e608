import { View } from '@tarojs/components'
import { api } from '@/api'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { rosterText } from '../../roster-text'
import { useBegin, useWorkbook } from '../../use-roster'
import classes from './roster.module.scss'

interface StartCardProps {
  readonly folder: string
  /** Whose roster it is; null: of the caller's own community. */
  readonly community: string | null
}

/** Where an import begins. */
export function StartCard({ folder, community }: StartCardProps) {
  const { share, isBusy, choose } = useBegin(folder, community)
  const template = useWorkbook(() => api.grid.roster.template({}))
  return (
    <Card className={classes.stack ?? ''}>
      <View>{rosterText.lead}</View>
      <Button wide icon="plus" busy={isBusy} onPress={choose}>
        {share === null ? rosterText.choose : rosterText.uploading(share)}
      </Button>
      <View className={classes.hint}>{rosterText.chooseHint}</View>
      <Button kind="ghost" icon="download" busy={template.isBusy} onPress={template.get}>
        {rosterText.template}
      </Button>
    </Card>
  )
}
