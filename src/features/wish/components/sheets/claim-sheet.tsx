import { View } from '@tarojs/components'
import { useState } from 'react'
import { wishLimits } from '@domain/wish/limits'
import { api } from '@/api'
import { Chips } from '@/ui/chips/chips'
import { said, sheetText } from '../../action-text'
import { useCommand } from '../../use-command'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { PlacesField } from './places-field'
import classes from './sheets.module.scss'
import type { SheetProps } from './types'

const words = sheetText.claim
const ways = [
  { value: 'alone', label: words.alone },
  { value: 'team', label: words.team },
] as const

/** Takes a wish on, alone or as the lead of a team. */
export function ClaimSheet({ wish, onClose }: SheetProps) {
  const [way, setWay] = useState<'alone' | 'team'>('alone')
  const [places, setPlaces] = useState<number>(wishLimits.teamPlaces.min)
  const command = useCommand({ call: api.wish.claim, onDone: onClose })
  const claim = () => command.send({ id: wish.id, places: way === 'team' ? places : 1 }, { said: said.claim })
  return (
    <FormSheet
      title={words.title}
      yes={words.yes}
      isBusy={command.isBusy}
      failure={command.failure}
      onYes={claim}
      onClose={onClose}
    >
      <Chips isOnCard label={words.title} options={ways} value={way} onChange={setWay} />
      {way === 'team' && <PlacesField value={places} onChange={setPlaces} error={command.fields.places} />}
      <View className={classes.hint}>{words.hint(wish.days.claim)}</View>
    </FormSheet>
  )
}
