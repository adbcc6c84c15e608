import { useState } from 'react'
import type { OrgKind } from '@domain/grid/org'
import type { TreeNode } from '@domain/grid/tree-contract'
import { api } from '@/api'
import { open } from '@/platform/navigate'
import { confirm } from '@/ui/dialog'
import { Card } from '@/ui/card/card'
import { RowLink } from '@/ui/row/row-link'
import { Section } from '@/ui/section/section'
import { gridPaths } from '../../paths'
import { outlineText } from '../../outline-text'
import { kindWords, officeText, orgText } from '../../tree-text'
import { useOffice } from './use-office'
import { MergeSheet } from './merge-sheet'
import { NameSheet } from './name-sheet'
import { sayWhatBecame } from './said'

interface ManageCardProps {
  readonly node: TreeNode
  /** Epoch milliseconds. */
  readonly now: number
}

type Opened = 'rename' | 'merge' | OrgKind

/** What the viewer may change about an org. */
export function ManageCard({ node: { org, mayCreate }, now }: ManageCardProps) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const onClose = () => setOpened(null)
  const isGrid = org.mayManage && org.kind === 'grid'
  const creating = mayCreate.find((kind) => kind === opened)
  return (
    <Card as="section">
      <Section title={orgText.manage}>
        {mayCreate.map((kind) => (
          <RowLink
            key={kind}
            icon="plus"
            title={orgText.create(kindWords[kind])}
            onPress={() => setOpened(kind)}
          />
        ))}
        {isGrid && <OutlineRow org={org} />}
        {isGrid && <GridRows org={org.id} onMerge={() => setOpened('merge')} />}
        {org.mayManage && <RowLink icon="edit" title={orgText.rename} onPress={() => setOpened('rename')} />}
        {org.mayManage && <CloseRow org={org} />}
      </Section>
      {opened === 'merge' && <MergeSheet org={org} now={now} onClose={onClose} />}
      {opened === 'rename' && <RenameSheet org={org} now={now} onClose={onClose} />}
      {creating && <CreateSheet parent={org.id} kind={creating} now={now} onClose={onClose} />}
    </Card>
  )
}

interface GridRowsProps {
  readonly org: string
  readonly onMerge: () => void
}

const GridRows = ({ org, onMerge }: GridRowsProps) => (
  <>
    <RowLink
      icon="share"
      title={orgText.split}
      hint={orgText.splitHint}
      onPress={() => open(gridPaths.split, { id: org })}
    />
    <RowLink icon="people" title={orgText.merge} hint={orgText.mergeHint} onPress={onMerge} />
  </>
)

/** Says that it is still to be done, where it is; nobody is pressed. */
const OutlineRow = ({ org: { id, outline, redraw } }: { readonly org: TreeNode['org'] }) => (
  <RowLink
    icon="pin"
    title={outline ? outlineText.change : outlineText.draw}
    hint={outline ? (redraw ? outlineText.stale : undefined) : outlineText.undrawn}
    onPress={() => open(gridPaths.outline, { id })}
  />
)

/** Refused on the spot, with the number, while somebody lives there. */
function CloseRow({ org: { id, name, version } }: { readonly org: TreeNode['org'] }) {
  const words = officeText.close
  const close = async () => {
    await confirm({
      title: words.title(name),
      text: words.text,
      confirmLabel: words.yes,
      isDanger: true,
      submit: async () => sayWhatBecame(await api.grid.tree.close({ org: id, version }), words.said),
    })
  }
  return <RowLink icon="trash" title={orgText.close} onPress={() => void close()} />
}

interface SheetProps {
  readonly now: number
  readonly onClose: () => void
}

function RenameSheet({ org, now, onClose }: SheetProps & { readonly org: TreeNode['org'] }) {
  const words = officeText.rename
  const command = useOffice({ call: api.grid.tree.rename, said: words.said, onClose })
  return (
    <NameSheet
      {...{ title: words.title, yes: words.yes, hint: words.hint, first: org.name, now, command, onClose }}
      onSend={({ name, at }) => command.send({ org: org.id, version: org.version, name, at })}
    />
  )
}

interface CreateSheetProps extends SheetProps {
  readonly parent: string
  readonly kind: OrgKind
}

function CreateSheet({ parent, kind, now, onClose }: CreateSheetProps) {
  const words = officeText.create
  const command = useOffice({ call: api.grid.tree.create, said: words.said, onClose })
  return (
    <NameSheet
      {...{ title: orgText.create(kindWords[kind]), yes: words.yes, first: '', now, command, onClose }}
      hasEstate={kind === 'building'}
      onSend={(named) => command.send({ parent, kind, ...named })}
    />
  )
}
