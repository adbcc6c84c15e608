import { View } from '@tarojs/components'
import type { Me } from '@domain/identity/contract'
import { paths } from '../../components/paths'
import { open } from '../../platform/navigate'
import { Avatar } from '../../ui/avatar/avatar'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Block } from '../../ui/native/block'
import { Heading } from '../../ui/native/heading'
import { Tag } from '../../ui/tag/tag'
import classes from './me.module.scss'
import { meText } from './text'

/** Name, place and posts. */
export function PersonCard({ me }: { readonly me: Me }) {
  const { community, grid, building } = me.place
  const posts = me.posts.map((post) => meText.post(post.label, post.unitName ?? post.orgName))
  return (
    <Card className={classes.person ?? ''}>
      <Avatar name={me.name} picture={me.face.picture?.url ?? null} isBig />
      <View className={classes.words}>
        <Heading level={2}>{me.name}</Heading>
        <View className={classes.place}>{[community, grid, building].join(' · ')}</View>
        <Block as="ul" label={meText.posts} className={classes.posts}>
          {(posts.length > 0 ? posts : [meText.resident]).map((post) => (
            <Block as="li" key={post}>
              <Tag tone="info">{post}</Tag>
            </Block>
          ))}
        </Block>
        <View className={classes.face}>
          <Button
            kind="plain"
            size="s"
            icon="edit"
            label={faceLabel(me.face)}
            onPress={() => open(paths.face)}
          >
            {faceWords(me.face)}
          </Button>
        </View>
      </View>
    </Card>
  )
}

/** What became of it where that needs a look, else how neighbours call me. */
function faceWords({ isRefused, nickname }: Me['face']): string {
  if (isRefused) return meText.faceRefused
  return nickname ? meText.nickname(nickname.text) : meText.face
}

const faceLabel = (face: Me['face']): string =>
  faceWords(face) === meText.face ? meText.face : `${meText.face}，${faceWords(face)}`
