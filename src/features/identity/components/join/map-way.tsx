import { View } from '@tarojs/components'
import { useState } from 'react'
import type { FoundBuilding, ListedOrg } from '@domain/identity/join-contract'
import { mapStart } from '@/platform/map-start'
import { Button } from '@/ui/button/button'
import { errorMessage } from '@/ui/error-state/error-state'
import { AreaMap } from '@/ui/map/map'
import type { MapOutline } from '@/ui/map/types'
import { Block } from '@/ui/native/block'
import { RowLink } from '@/ui/row/row-link'
import { Section } from '@/ui/section/section'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { mapText } from '../../map-text'
import { useMapChoice } from '../../use-map-choice'
import classes from './join.module.scss'

interface MapWayProps {
  readonly onChoose: (building: FoundBuilding) => void
}

/** The third way to one's building, for whoever knows where it stands but not what the estate is called. */
export function MapWay({ onChoose }: MapWayProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <View className={classes.map}>
      <Button kind="ghost" icon="pin" onPress={() => setOpen(!isOpen)}>
        {isOpen ? mapText.close : mapText.open}
      </Button>
      {isOpen && <MapChoice onChoose={onChoose} />}
    </View>
  )
}

type Choice = ReturnType<typeof useMapChoice>

function MapChoice({ onChoose }: MapWayProps) {
  const choice = useMapChoice()
  const { chosen, failure } = choice
  const said = failure ? errorMessage(failure) : (chosen.said ?? undrawnIn(choice))
  return (
    <>
      <View className={classes.lead}>
        {mapText.lead}
        {process.env.TARO_ENV === 'h5' && mapText.plain}
      </View>
      <AreaMap
        label={mapText.map}
        start={mapStart}
        fit={choice.fit}
        outlines={choice.drawn.map((org) => outlineOf(org, choice))}
        onPress={choice.press}
        onView={choice.look}
      />
      <Block as="div" live="polite" className={classes.said}>
        {said}
      </Block>
      <List choice={choice} onChoose={onChoose} />
    </>
  )
}

/** A community whose grids nobody has drawn shows nothing on the map. */
const undrawnIn = ({ chosen, list }: Choice): string | null =>
  chosen.at?.kind === 'community' && list.data?.every(({ outline }) => outline === null)
    ? mapText.undrawn
    : null

const outlineOf = ({ id, label, outline }: ListedOrg, { chosen }: Choice): MapOutline => ({
  ...{ id, name: label, ring: outline ?? [] },
  tone: id === chosen.at?.id || chosen.offered.some((one) => one.id === id) ? 'chosen' : 'plain',
})

/** The same choices in words, from the widest down to the building. */
function List({ choice, onChoose }: MapWayProps & { readonly choice: Choice }) {
  const { chosen, places, list } = choice
  const kind = places[0]?.kind
  const choose = (org: ListedOrg) =>
    org.kind === 'building'
      ? onChoose({ id: org.id, label: org.label, community: org.community, grid: org.grid })
      : choice.choose(org)
  if (list.isPending) return <Skeleton cards={1} />
  return (
    <Section title={kind ? mapText.ask[kind] : mapText.ask.building} aside={chosen.at?.label}>
      {list.error && <View className={classes.hint}>{errorMessage(list.error)}</View>}
      {list.data && places.length === 0 && <View className={classes.hint}>{mapText.nothing}</View>}
      {places.map((org) => (
        <RowLink
          key={org.id}
          icon={org.kind === 'building' ? 'home' : 'pin'}
          title={org.label}
          hint={org.kind === 'grid' ? org.community : undefined}
          onPress={() => choose(org)}
        />
      ))}
      {(chosen.at !== null || chosen.offered.length > 0) && (
        <Button kind="ghost" icon="back" onPress={choice.back}>
          {mapText.back}
        </Button>
      )}
    </Section>
  )
}
