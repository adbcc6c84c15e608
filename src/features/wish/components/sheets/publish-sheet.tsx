import { View } from '@tarojs/components'
import { useState } from 'react'
import { wishLimits } from '@domain/wish/limits'
import type { WishDetail } from '@domain/wish/schemas'
import { suggestOutline } from '@domain/wish/text-rules'
import { sensitivities, type Sensitivity } from '@domain/wish/wish'
import { api } from '@/api'
import { ChoiceField } from '@/ui/field/choice-field'
import { Field } from '@/ui/field/field'
import { TextArea } from '@/ui/field/text-area'
import { SwitchRow } from '@/ui/switch-row/switch-row'
import { publishLabel, said, sheetText } from '../../action-text'
import { useCommand } from '../../use-command'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import classes from './sheets.module.scss'
import type { SheetProps } from './types'

const words = sheetText.publish
const options = sensitivities.map((value) => ({ value, label: words.options[value] }))

/** Something whose automatic check gave no clear pass has to be looked at by the reviewer. */
const needsLook = ({ review, pictures }: WishDetail): boolean =>
  review?.textCheck !== 'pass' || pictures.some(({ check }) => check !== 'pass')

/** Publishes a wish; a sensitive one is shown to the public in outline only. */
export function PublishSheet({ wish, onClose }: SheetProps) {
  const [sensitivity, setSensitivity] = useState<Sensitivity>(wish.review?.suggestedSensitivity ?? 'none')
  const [outline, setOutline] = useState(wish.review?.suggestedOutline ?? '')
  const [seenByPerson, setSeen] = useState(false)
  const command = useCommand({ call: api.wish.review, onDone: onClose })
  const choose = (next: Sensitivity) => {
    setSensitivity(next)
    if (next !== 'none') setOutline(suggestOutline(wish, next))
  }
  const publish = () => {
    const shown = sensitivity === 'none' ? '' : outline
    const decision = { verdict: 'publish', sensitivity, outline: shown, seenByPerson } as const
    command.send({ id: wish.id, version: wish.version, decision }, { said: said.publish })
  }
  return (
    <FormSheet
      title={words.title}
      yes={publishLabel(wish.grid)}
      isBusy={command.isBusy}
      failure={command.failure}
      onYes={publish}
      onClose={onClose}
    >
      <ChoiceField label={words.sensitivity} options={options} value={sensitivity} onChange={choose} />
      {sensitivity !== 'none' && (
        <Outline value={outline} onChange={setOutline} error={command.fields['decision.outline']} />
      )}
      {needsLook(wish) && (
        <SwitchRow
          look="check"
          label={words.seen}
          hint={words.seenHint}
          value={seenByPerson}
          onChange={setSeen}
        />
      )}
      <View className={classes.hint}>{words.next(wish.grid, wish.days.branch)}</View>
    </FormSheet>
  )
}

interface OutlineProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | undefined
}

const Outline = ({ value, onChange, error }: OutlineProps) => (
  <Field label={words.outline} hint={words.outlineHint} error={error}>
    <TextArea value={value} onChange={onChange} maxLength={wishLimits.outline} />
  </Field>
)
