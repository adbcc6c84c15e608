import { View } from '@tarojs/components'
import type { WishCard as Wish } from '@domain/wish/schemas'
import { open } from '../../platform/navigate'
import { Avatar } from '../../ui/avatar/avatar'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Icon } from '../../ui/icon/icon'
import { Heading } from '../../ui/native/heading'
import { Picture } from '../../ui/picture/picture'
import { Tag } from '../../ui/tag/tag'
import { Tap } from '../../ui/tap/tap'
import { paths } from '../paths'
import { cardText, callWords, factWords, neededWords, placesLeft, stateWords } from '../wish-text'
import classes from './wish-card.module.scss'

interface WishCardProps {
  readonly wish: Wish
  /** Epoch ms. */
  readonly now: number
  /** Its state as a tag; needless where all in a list are in the same one. */
  readonly hasState?: boolean
}

const openWish = (wish: Wish): void => open(paths.detail, { id: wish.id })

/** A wish in a list. The whole card opens it; the button says what the viewer can do there. */
export function WishCard({ wish, now, hasState = false }: WishCardProps) {
  return (
    <Card as="li" className={classes.card ?? ''}>
      <View className={classes.top}>
        <View className={classes.words}>
          <Heading level={2}>
            <Tap role="link" className={classes.title} onPress={() => openWish(wish)}>
              {wish.title}
            </Tap>
          </Heading>
          {wish.reason && <View className={classes.reason}>{wish.reason}</View>}
        </View>
        {wish.picture && (
          <Picture src={wish.picture} alt={cardText.pictureOf(wish.title)} className={classes.picture} />
        )}
      </View>
      <Facts wish={wish} hasState={hasState} />
      <Foot wish={wish} now={now} />
    </Card>
  )
}

function Facts({ wish, hasState }: Omit<WishCardProps, 'now'>) {
  const state = stateWords(wish)
  return (
    <View className={classes.facts}>
      {hasState && <Tag tone={state.tone}>{state.label}</Tag>}
      {factWords(wish).map((fact) => (
        <Tag key={fact}>{fact}</Tag>
      ))}
      {wish.isOutline && <Tag tone="info">{cardText.outline}</Tag>}
      {wish.reopened > 0 && <Tag tone="warn">{cardText.reopened}</Tag>}
    </View>
  )
}

function Foot({ wish, now }: Omit<WishCardProps, 'hasState'>) {
  const call = callWords(wish)
  return (
    <View className={classes.foot}>
      {wish.claim ? (
        <Team wish={wish} />
      ) : (
        <View className={classes.when}>
          <Icon name="clock" size="s" />
          {neededWords(wish.neededBy, now)} · {wish.grid}
        </View>
      )}
      {call && (
        <View className={classes.call}>
          <Button
            size="s"
            kind={wish.actions.includes('join') ? 'ghost' : 'primary'}
            label={`${call}：${wish.title}`}
            onPress={() => openWish(wish)}
          >
            {call}
          </Button>
        </View>
      )}
    </View>
  )
}

function Team({ wish }: { readonly wish: Wish }) {
  const names = wish.claim ? [wish.claim.lead, ...wish.claim.members] : []
  const missing = placesLeft(wish)
  return (
    <View className={classes.team}>
      {names.slice(0, 4).map((name, index) => (
        <View key={`${index}${name}`} className={classes.face}>
          <Avatar name={name} picture={wish.claim?.faces[index] ?? null} />
        </View>
      ))}
      {missing > 0 ? (
        <Tag tone="ok">{cardText.missing(missing)}</Tag>
      ) : (
        <View className={classes.when}>{names.join('、')}</View>
      )}
    </View>
  )
}
