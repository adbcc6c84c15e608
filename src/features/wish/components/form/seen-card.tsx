import { Text, View } from '@tarojs/components'
import { Card } from '@/ui/card/card'
import { Icon } from '@/ui/icon/icon'
import { Heading } from '@/ui/native/heading'
import { SwitchRow } from '@/ui/switch-row/switch-row'
import { common, submitText } from '../../text'
import classes from './form.module.scss'
import type { FormPartProps } from './types'

interface SeenCardProps extends FormPartProps {
  /** The branch that gets it, named. */
  readonly branch: string
}

/** Who will see what, said before it is sent; the wisher decides about the reason and the pictures. */
export function SeenCard({ form, change, branch }: SeenCardProps) {
  const parts = [
    submitText.partTitle,
    ...(form.showReason ? [submitText.partReason] : []),
    ...(form.showPictures ? [submitText.partPictures] : []),
  ]
  return (
    <Card tone="quiet" as="section">
      <View className={classes.lock}>
        <Icon name="lock" size="s" />
        <Heading level={2} className={classes.lockTitle ?? ''}>
          {submitText.who}
        </Heading>
      </View>
      <View className={classes.words}>
        {submitText.whoLead}
        <Text className={classes.strong}>{branch}</Text>
        {submitText.whoPublic(common.people(parts))}
      </View>
      <SwitchRow
        label={submitText.showReason}
        value={form.showReason}
        onChange={(showReason) => change({ showReason })}
      />
      <SwitchRow
        label={submitText.showPictures}
        value={form.showPictures}
        onChange={(showPictures) => change({ showPictures })}
      />
    </Card>
  )
}
