import { View } from '@tarojs/components'
import { useState } from 'react'
import { wishLimits } from '@domain/wish/limits'
import { api } from '@/api'
import { Field } from '@/ui/field/field'
import { TextArea } from '@/ui/field/text-area'
import { Icon } from '@/ui/icon/icon'
import { Block } from '@/ui/native/block'
import { SwitchRow } from '@/ui/switch-row/switch-row'
import { Tap } from '@/ui/tap/tap'
import { said, sheetText } from '../../action-text'
import { useCommand } from '../../use-command'
import { scores } from '../stars'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import classes from './sheets.module.scss'
import type { SheetProps } from './types'

const words = sheetText.rate

/** A score and words of thanks; they become public only with the wisher's consent. */
export function RateSheet({ wish, onClose }: SheetProps) {
  const [score, setScore] = useState<number>(5)
  const [thanks, setThanks] = useState('')
  const [consent, setConsent] = useState(false)
  const command = useCommand({ call: api.wish.rate, onDone: onClose })
  return (
    <FormSheet
      title={words.title}
      yes={words.yes}
      isBusy={command.isBusy}
      failure={command.failure}
      onYes={() => command.send({ id: wish.id, score, thanks, consent }, { said: said.rate })}
      onClose={onClose}
    >
      <ScoreField value={score} onChange={setScore} error={command.fields.score} />
      <Field label={words.thanks} hint={words.thanksHint} error={command.fields.thanks}>
        <TextArea value={thanks} onChange={setThanks} maxLength={wishLimits.thanks} />
      </Field>
      <SwitchRow
        look="check"
        label={words.consent}
        hint={words.consentHint}
        value={consent}
        onChange={setConsent}
      />
    </FormSheet>
  )
}

interface ScoreFieldProps {
  readonly value: number
  readonly onChange: (score: number) => void
  readonly error?: string | undefined
}

const ScoreField = ({ value, onChange, error }: ScoreFieldProps) => (
  <Field label={words.score} error={error} isGroup>
    <Block as="div" role="radiogroup" label={words.score} className={classes.scores}>
      {scores.map((score) => (
        <Tap
          key={score}
          role="radio"
          label={words.scoreLabel(score)}
          isChecked={score === value}
          className={classes.score}
          onPress={() => onChange(score)}
        >
          <Icon name="star" isFilled={score <= value} />
        </Tap>
      ))}
      <View className={classes.hint}>{words.words[value]}</View>
    </Block>
  </Field>
)
