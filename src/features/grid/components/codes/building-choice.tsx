import { View } from '@tarojs/components'
import type { CodedBuilding } from '@domain/grid/codes-contract'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { Section } from '@/ui/section/section'
import { SwitchRow } from '@/ui/switch-row/switch-row'
import { codesText } from '../../codes-text'
import classes from './codes.module.scss'

interface BuildingChoiceProps {
  readonly buildings: readonly CodedBuilding[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: string[]) => void
}

/** Which buildings get a code at the door. */
export function BuildingChoice({ buildings, chosen, onChange }: BuildingChoiceProps) {
  const toggle = (id: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, id] : chosen.filter((one) => one !== id))
  return (
    <Card as="section">
      <Section title={codesText.choose} aside={codesText.chosen(chosen.length, buildings.length)}>
        <View className={classes.bar}>
          <Button kind="ghost" size="s" onPress={() => onChange(buildings.map(({ id }) => id))}>
            {codesText.all}
          </Button>
          <Button kind="ghost" size="s" onPress={() => onChange([])}>
            {codesText.none}
          </Button>
        </View>
        {buildings.map(({ id, label, grid, isMade }) => (
          <SwitchRow
            key={id}
            look="check"
            label={label}
            hint={[grid, isMade ? codesText.made : ''].filter(Boolean).join(' · ')}
            value={chosen.includes(id)}
            onChange={(isOn) => toggle(id, isOn)}
          />
        ))}
      </Section>
    </Card>
  )
}
