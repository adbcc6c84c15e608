import { View } from '@tarojs/components'
import { soleOffice } from '@domain/grid/offices'
import { orgKinds, type OrgKind } from '@domain/grid/org'
import type { TreeChild } from '@domain/grid/tree-contract'
import { Card } from '@/ui/card/card'
import { EmptyState } from '@/ui/empty-state/empty-state'
import { Icon } from '@/ui/icon/icon'
import { Block } from '@/ui/native/block'
import { Section } from '@/ui/section/section'
import { Tag } from '@/ui/tag/tag'
import { Tap } from '@/ui/tap/tap'
import { kindWords, treeText } from '../../tree-text'
import classes from './tree.module.scss'

interface ChildrenListProps {
  readonly below: readonly TreeChild[]
  readonly onOpen: (org: string) => void
}

/** What lies directly under an org, kind by kind: how many live there and who leads it. */
export function ChildrenList({ below, onOpen }: ChildrenListProps) {
  if (below.length === 0) {
    return <EmptyState icon="people" title={treeText.nothing} hint={treeText.nothingHint} />
  }
  return (
    <>
      {orgKinds.map((kind) => (
        <ChildrenCard
          key={kind}
          kind={kind}
          below={below.filter((one) => one.kind === kind)}
          onOpen={onOpen}
        />
      ))}
    </>
  )
}

function ChildrenCard({ kind, below, onOpen }: ChildrenListProps & { readonly kind: OrgKind }) {
  if (below.length === 0) return null
  const title = treeText.below(kindWords[kind], below.length)
  return (
    <Card as="section">
      <Section title={title}>
        <Block as="ul" label={title} className={classes.list}>
          {below.map((child) => (
            <Block as="li" key={child.id} className={classes.row}>
              <ChildRow child={child} onPress={() => onOpen(child.id)} />
            </Block>
          ))}
        </Block>
      </Section>
    </Card>
  )
}

interface ChildRowProps {
  readonly child: TreeChild
  readonly onPress: () => void
}

function ChildRow({ child, onPress }: ChildRowProps) {
  const office = soleOffice(child.kind)
  const isVacant = office !== null && !child.holders.some(({ role }) => role === office)
  return (
    <Tap role="link" className={classes.child} onPress={onPress}>
      <View className={classes.words}>
        <View className={classes.name}>{child.name}</View>
        {child.kind !== 'unit' && <View className={classes.small}>{treeText.counts(child.counts)}</View>}
        <View className={classes.tags}>
          {child.holders.map(({ personId, role, name, label }) => (
            <Tag key={`${personId}${role}`}>{`${label} ${name}`}</Tag>
          ))}
          {isVacant && (
            <Tag tone="warn" icon="warn">
              {treeText.nobody}
            </Tag>
          )}
        </View>
      </View>
      <Icon name="next" size="s" className={classes.next ?? ''} />
    </Tap>
  )
}
