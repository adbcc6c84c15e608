import { View } from '@tarojs/components'
import { useState } from 'react'
import { officesOf } from '@domain/grid/offices'
import type { Holder, TreeNode } from '@domain/grid/tree-contract'
import { dayWords } from '@/components/time-words'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { Block } from '@/ui/native/block'
import { Section } from '@/ui/section/section'
import { Tag } from '@/ui/tag/tag'
import { orgText, treeText } from '../../tree-text'
import { AppointSheet } from '../office/appoint-sheet'
import { EndSheet } from '../office/end-sheet'
import { HandOverSheet } from '../office/hand-over-sheet'
import classes from './tree.module.scss'

interface PostsCardProps {
  readonly org: TreeNode['org']
  /** Epoch milliseconds. */
  readonly now: number
}

type Opened = { readonly what: 'appoint' } | { readonly what: 'end' | 'handOver'; readonly holder: Holder }

/** Who holds the posts of an org today; whoever may fill them does it here. */
export function PostsCard({ org, now }: PostsCardProps) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const close = () => setOpened(null)
  const mayAppoint = org.mayManage && officesOf[org.kind].length > 0
  return (
    <Card as="section">
      <Section title={treeText.holders}>
        {org.holders.length === 0 && <View className={classes.small}>{treeText.noPosts}</View>}
        <Block as="ul" label={treeText.holders} className={classes.list}>
          {org.holders.map((holder) => (
            <HolderRow
              key={`${holder.personId}${holder.role}${holder.from}`}
              holder={holder}
              now={now}
              onOpen={org.mayManage ? (what) => setOpened({ what, holder }) : null}
            />
          ))}
        </Block>
        {mayAppoint && (
          <Button kind="ghost" icon="plus" onPress={() => setOpened({ what: 'appoint' })}>
            {orgText.appoint}
          </Button>
        )}
      </Section>
      {opened?.what === 'appoint' && <AppointSheet org={org} now={now} onClose={close} />}
      {opened?.what === 'end' && <EndSheet holder={opened.holder} now={now} onClose={close} />}
      {opened?.what === 'handOver' && <HandOverSheet holder={opened.holder} now={now} onClose={close} />}
    </Card>
  )
}

interface HolderRowProps {
  readonly holder: Holder
  readonly now: number
  readonly onOpen: ((what: 'end' | 'handOver') => void) | null
}

function HolderRow({ holder, now, onOpen }: HolderRowProps) {
  const { name, role, label, acting, to } = holder
  return (
    <Block as="li" className={classes.row}>
      <View className={classes.post}>
        <View className={classes.words}>
          <View className={classes.name}>{name}</View>
          <View className={classes.tags}>
            <Tag>{label}</Tag>
            {acting && <Tag tone="info">{treeText.acting}</Tag>}
            {to !== null && <Tag tone="warn">{treeText.until(dayWords(to, now))}</Tag>}
          </View>
        </View>
        {onOpen && (
          <View className={classes.buttons}>
            {role !== 'branchMember' && (
              <Button
                kind="ghost"
                size="s"
                label={orgText.handOverLabel(name, label)}
                onPress={() => onOpen('handOver')}
              >
                {orgText.handOver}
              </Button>
            )}
            <Button kind="ghost" size="s" label={orgText.endLabel(name, label)} onPress={() => onOpen('end')}>
              {orgText.end}
            </Button>
          </View>
        )}
      </View>
    </Block>
  )
}
