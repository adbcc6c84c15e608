import { View } from '@tarojs/components'
import type { WishCard } from '@domain/wish/schemas'
import { paths } from '../../components/paths'
import { cardText, progressWords, stateWords } from '../../components/wish-text'
import { open } from '../../platform/navigate'
import { Card } from '../../ui/card/card'
import { Icon } from '../../ui/icon/icon'
import { Block } from '../../ui/native/block'
import { Picture } from '../../ui/picture/picture'
import { Section } from '../../ui/section/section'
import { Tag } from '../../ui/tag/tag'
import { Tap } from '../../ui/tap/tap'
import classes from './home.module.scss'
import { homeText } from './text'

/** My wishes in short: where each one is. */
export function MineCard({ wishes }: { readonly wishes: readonly WishCard[] }) {
  return (
    <Card>
      <Section title={homeText.mine} aside={homeText.all} onAside={() => open(paths.mine)}>
        <Block as="ul" className={classes.rows}>
          {wishes.map((wish) => (
            <Block as="li" key={wish.id} className={classes.row}>
              <MineRow wish={wish} />
            </Block>
          ))}
        </Block>
      </Section>
    </Card>
  )
}

function MineRow({ wish }: { readonly wish: WishCard }) {
  const state = stateWords(wish)
  return (
    <Tap role="link" className={classes.mine} onPress={() => open(paths.detail, { id: wish.id })}>
      {wish.picture ? (
        <Picture src={wish.picture} alt={cardText.pictureOf(wish.title)} className={classes.thumb} />
      ) : (
        <View className={classes.thumb}>
          <Icon name="heart" />
        </View>
      )}
      <View className={classes.grow}>
        <View className={classes.mineTitle}>{wish.title}</View>
        <View className={classes.state}>
          <Tag tone={state.tone}>{state.label}</Tag>
          <View className={classes.small}>{progressWords(wish)}</View>
        </View>
      </View>
    </Tap>
  )
}
