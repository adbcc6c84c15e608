import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CodedBuilding, DoorCode } from '@domain/grid/codes-contract'
import { Failure } from '@/components/form-sheet/failure'
import { openPermissions } from '@/platform/album'
import { printDocument } from '@/platform/print'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { confirm, toast } from '@/ui/dialog'
import { ChoiceField } from '@/ui/field/choice-field'
import { codesText, type PerPage } from '../../codes-text'
import { codeSheet } from '../../logic/code-sheet'
import type { useCodes } from '../../use-codes'
import { BuildingChoice } from './building-choice'
import { useCardCanvas } from './card-canvas'
import classes from './codes.module.scss'
import { Gallery } from './gallery'

interface CodesFormProps {
  readonly buildings: readonly CodedBuilding[]
  readonly making: Omit<ReturnType<typeof useCodes>, 'list'>
}

/** Chooses buildings, makes their codes, and prints them or puts them into the album of a phone. */
export function CodesForm({ buildings, making }: CodesFormProps) {
  const { codes, done, failure, make } = making
  const [chosen, setChosen] = useState(() => buildings.map(({ id }) => id))
  const [perPage, setPerPage] = useState<PerPage>('2')
  const isBrowser = process.env.TARO_ENV === 'h5'
  return (
    <>
      <View className={classes.lead}>{codesText.lead}</View>
      <BuildingChoice buildings={buildings} chosen={chosen} onChange={setChosen} />
      {isBrowser && (
        <Card isFlush>
          <ChoiceField
            label={codesText.perPage}
            options={codesText.pages}
            value={perPage}
            onChange={setPerPage}
          />
        </Card>
      )}
      <Failure text={failure} />
      {isBrowser ? (
        <MakeButton
          label={codesText.print}
          chosen={chosen}
          done={done}
          onPress={() => void make(chosen, (all) => printDocument(codeSheet(all, perPage), codesText.title))}
        />
      ) : (
        <SaveButton chosen={chosen} done={done} make={make} />
      )}
      <Gallery codes={codes} />
    </>
  )
}

interface MakeButtonProps {
  readonly label: (count: number) => string
  readonly chosen: readonly string[]
  /** How many are made; null: nothing is under way. */
  readonly done: number | null
  readonly onPress: () => void
}

const MakeButton = ({ label, chosen, done, onPress }: MakeButtonProps) => (
  <Button wide busy={done !== null} disabled={chosen.length === 0} onPress={onPress}>
    {done === null ? label(chosen.length) : codesText.making(done, chosen.length)}
  </Button>
)

interface SaveButtonProps extends Pick<MakeButtonProps, 'chosen' | 'done'> {
  readonly make: CodesFormProps['making']['make']
}

function SaveButton({ chosen, done, make }: SaveButtonProps) {
  const { canvas, save } = useCardCanvas()
  const keep = async (all: readonly DoorCode[]) => {
    const { count, last } = await save(all)
    if (count > 0) toast(codesText.saved(count))
    if (last !== 'refused') return
    const { title, text, yes } = codesText.refused
    await confirm({ title, text, confirmLabel: yes, submit: openPermissions })
  }
  return (
    <>
      <MakeButton
        label={codesText.save}
        chosen={chosen}
        done={done}
        onPress={() => void make(chosen, keep)}
      />
      {canvas}
    </>
  )
}
