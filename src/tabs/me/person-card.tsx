import { View } from '@tarojs/components'
import type { Me } from '@domain/identity/contract'
import { Avatar } from '../../ui/avatar/avatar'
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
      <Avatar name={me.name} isBig />
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
      </View>
    </Card>
  )
}
