import { Block } from '@/ui/native/block'
import { Icon } from '@/ui/icon/icon'
import { detailText } from '../text'
import classes from './stars.module.scss'

export const scores = [1, 2, 3, 4, 5] as const

/** A score in stars; the words say it too. */
export const Stars = ({ score }: { readonly score: number }) => (
  <Block as="div" role="img" label={detailText.starLabel(score)} className={classes.stars}>
    {scores.map((at) => (
      <Icon key={at} name="star" size="s" isFilled={at <= score} className={classes.star ?? ''} />
    ))}
    <Block as="span" isHidden className={classes.words}>
      {detailText.score(score)}
    </Block>
  </Block>
)
