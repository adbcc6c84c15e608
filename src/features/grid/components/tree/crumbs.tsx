import { View } from '@tarojs/components'
import type { TreeNode } from '@domain/grid/tree-contract'
import { Icon } from '@/ui/icon/icon'
import { Block } from '@/ui/native/block'
import { Tap } from '@/ui/tap/tap'
import { treeText } from '../../tree-text'
import classes from './tree.module.scss'

interface CrumbsProps {
  readonly node: TreeNode
  readonly onOpen: (org: string) => void
}

/** The way down from one's own org; each step leads back. */
export const Crumbs = ({ node: { above, org }, onOpen }: CrumbsProps) => (
  <Block as="nav" label={treeText.crumbs}>
    <Block as="ul" className={classes.crumbs}>
      {above.map(({ id, name }) => (
        <Block as="li" key={id} className={classes.crumb}>
          <Tap role="link" className={classes.crumbLink} onPress={() => onOpen(id)}>
            {name}
          </Tap>
          <Icon name="next" size="s" />
        </Block>
      ))}
      <Block as="li" className={classes.crumb}>
        <View>{org.name}</View>
      </Block>
    </Block>
  </Block>
)
