import { View } from '@tarojs/components'
import { useState } from 'react'
import type { TreeNode } from '@domain/grid/tree-contract'
import { mapStart } from '@/platform/map-start'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { confirm } from '@/ui/dialog'
import { AreaMap } from '@/ui/map/map'
import type { MapOutline } from '@/ui/map/types'
import { Section } from '@/ui/section/section'
import { outlineText } from '../../outline-text'
import { useOutline, useSaveOutline } from '../../use-outline'
import { Corners } from './corners'
import classes from './outline.module.scss'
import { PasteSheet } from './paste-sheet'
import { Verdict } from './verdict'

type Outline = ReturnType<typeof useOutline>

/** Corner by corner on the map, or pasted; says what is wrong with it before it is sent. */
export function OutlineForm({ org }: { readonly org: TreeNode['org'] }) {
  const outline = useOutline(org)
  const { command, save, drop } = useSaveOutline(org)
  const [isPasting, setPasting] = useState(false)
  const mayDrop = org.outline !== null
  return (
    <>
      <Card as="section">
        <Section title={outlineText.map(org.name)} aside={outlineText.points(outline.drawing.corners.length)}>
          <View className={classes.drawing}>
            <View className={classes.lead}>
              {outlineText.lead}
              {process.env.TARO_ENV === 'h5' && outlineText.plain}
            </View>
            <DrawnMap name={org.name} outline={outline} />
            <Verdict outline={outline} refusal={Object.values(command.fields)[0] ?? command.failure} />
            <Tools outline={outline} onPaste={() => setPasting(true)} />
          </View>
        </Section>
      </Card>
      <Corners outline={outline} />
      <Button
        wide
        busy={command.isBusy}
        disabled={outline.fault !== null || outline.drawing.corners.length === 0}
        onPress={() => save(outline.ring)}
      >
        {outlineText.save}
      </Button>
      {mayDrop && (
        <Button wide kind="danger" busy={command.isBusy} onPress={() => void askToDrop(org.name, drop)}>
          {outlineText.drop}
        </Button>
      )}
      {isPasting && <PasteSheet onRead={outline.take} onClose={() => setPasting(false)} />}
    </>
  )
}

async function askToDrop(name: string, drop: () => void): Promise<void> {
  const isSure = await confirm({
    ...{ title: outlineText.dropTitle(name), text: outlineText.dropText },
    ...{ confirmLabel: outlineText.drop, isDanger: true },
  })
  if (isSure) drop()
}

/** The outline being drawn among those of the neighbours. */
const DrawnMap = ({ name, outline }: { readonly name: string; readonly outline: Outline }) => {
  const { drawing, neighbours, ring, fault } = outline
  const tone = fault ? 'wrong' : 'chosen'
  const own: readonly MapOutline[] = drawing.corners.length > 2 ? [{ id: 'own', name, ring, tone }] : []
  return (
    <AreaMap
      label={outlineText.map(name)}
      start={mapStart}
      fit={outline.fit}
      outlines={[...neighbours.map((one): MapOutline => ({ ...one, tone: 'plain' })), ...own]}
      marks={drawing.corners.map((place, at) => ({
        ...{ place, label: outlineText.corner(at), isChosen: at === drawing.held },
      }))}
      onPress={outline.press}
      onMark={outline.hold}
      onMarkMoved={outline.drag}
      onView={outline.look}
    />
  )
}

interface ToolsProps {
  readonly outline: Outline
  readonly onPaste: () => void
}

const Tools = ({ outline: { drawing, undo, empty }, onPaste }: ToolsProps) => (
  <View className={classes.tools}>
    <Button kind="ghost" size="s" disabled={drawing.before.length === 0} onPress={undo}>
      {outlineText.undo}
    </Button>
    <Button kind="ghost" size="s" disabled={drawing.corners.length === 0} onPress={empty}>
      {outlineText.empty}
    </Button>
    <Button kind="ghost" size="s" onPress={onPaste}>
      {outlineText.paste}
    </Button>
  </View>
)
