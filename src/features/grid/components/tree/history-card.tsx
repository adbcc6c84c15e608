import { View } from '@tarojs/components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/api'
import { dayOf } from '@/components/days'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { errorMessage } from '@/ui/error-state/error-state'
import { Block } from '@/ui/native/block'
import { Notice } from '@/ui/notice/notice'
import { Section } from '@/ui/section/section'
import { Tag } from '@/ui/tag/tag'
import { orgText, treeText } from '../../tree-text'
import classes from './tree.module.scss'

/** Everybody who ever held a post at an org; asked for when somebody wants to see it. */
export function HistoryCard({ org }: { readonly org: string }) {
  const [isWanted, setWanted] = useState(false)
  const { data, error, isFetching } = useQuery({
    queryKey: ['grid', 'history', org],
    queryFn: () => api.grid.post.history({ org }),
    enabled: isWanted,
  })
  return (
    <Card as="section">
      <Section title={orgText.history}>
        {!data && (
          <Button kind="ghost" icon="clock" busy={isFetching} onPress={() => setWanted(true)}>
            {orgText.showHistory}
          </Button>
        )}
        {error && <Notice tone="warn">{errorMessage(error)}</Notice>}
        {data?.posts.length === 0 && <View className={classes.small}>{orgText.noHistory}</View>}
        {data && (
          <Block as="ul" label={orgText.history} className={classes.list}>
            {data.posts.map(({ personId, role, name, label, from, to, acting }) => (
              <Block as="li" key={`${personId}${role}${from}`} className={classes.row}>
                <View className={classes.post}>
                  <View className={classes.name}>{name}</View>
                  <Tag>{acting ? `${label} · ${treeText.acting}` : label}</Tag>
                  <View className={classes.small}>
                    {orgText.span(dayOf(from), to === null ? null : dayOf(to))}
                  </View>
                </View>
              </Block>
            ))}
          </Block>
        )}
      </Section>
    </Card>
  )
}
