import { View } from '@tarojs/components'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { Chips } from '@/ui/chips/chips'
import { Block } from '@/ui/native/block'
import { Section } from '@/ui/section/section'
import { outlineText } from '../../outline-text'
import type { useOutline } from '../../use-outline'
import classes from './outline.module.scss'

type Outline = ReturnType<typeof useOutline>

/** The corners by their numbers, for whoever cannot hit them on the map, and what can be done with one. */
export function Corners({ outline }: { readonly outline: Outline }) {
  const { corners, held } = outline.drawing
  return (
    <Card as="section">
      <Section title={outlineText.corners}>
        {corners.length === 0 && <View className={classes.lead}>{outlineText.none}</View>}
        <Chips
          isOnCard
          label={outlineText.corners}
          options={corners.map((_, at) => ({ value: String(at), label: outlineText.corner(at) }))}
          value={held === null ? null : String(held)}
          onChange={(at) => outline.hold(Number(at))}
        />
        <Block as="div" live="polite">
          {held !== null && <Held outline={outline} held={held} />}
        </Block>
      </Section>
    </Card>
  )
}

const Held = ({ outline, held }: { readonly outline: Outline; readonly held: number }) => (
  <View className={classes.held}>
    <View className={classes.lead}>
      {outline.drawing.isInserting ? outlineText.after(held) : outlineText.held(held)}
    </View>
    <View className={classes.tools}>
      <Button kind="ghost" size="s" onPress={outline.insert}>
        {outlineText.insert}
      </Button>
      <Button kind="ghost" size="s" icon="trash" onPress={() => outline.remove(held)}>
        {outlineText.remove}
      </Button>
      <Button kind="plain" size="s" onPress={() => outline.hold(null)}>
        {outlineText.release}
      </Button>
    </View>
  </View>
)
