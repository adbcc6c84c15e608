import { randomKey } from '@/platform/random-key'
import { Card } from '@/ui/card/card'
import { RowLink } from '@/ui/row/row-link'
import { signInText } from '../text'

interface NewcomerCardProps {
  readonly isDisabled: boolean
  readonly onEnter: (openid: string) => void
}

/** Enters the demo as somebody whom nobody knows: an openid that has never been seen. */
export const NewcomerCard = ({ isDisabled, onEnter }: NewcomerCardProps) => (
  <Card isFlush>
    <RowLink
      icon="plus"
      title={signInText.newcomer}
      hint={signInText.newcomerHint}
      onPress={() => {
        if (!isDisabled) onEnter(`oNew-${randomKey()}`)
      }}
    />
  </Card>
)
