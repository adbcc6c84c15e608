import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../button/button'
import { Field } from '../field/field'
import { TextArea } from '../field/text-area'
import { Sheet } from '../sheet/sheet'
import { Tap } from '../tap/tap'
import { uiText } from '../text'
import classes from './dialog-host.module.scss'
import type { TextQuestion } from './overlay-store'
import { useSubmit } from './use-submit'

interface TextSheetProps {
  readonly question: TextQuestion
  readonly onAnswer: (text: string | null) => void
}

export function TextSheet({ question, onAnswer }: TextSheetProps) {
  const [text, setText] = useState('')
  const { isBusy, error, setError, run } = useSubmit()
  const least = question.minLength ?? 1
  const send = () => {
    const said = text.trim()
    if (said.length < least) setError(uiText.tooShort(least))
    else
      void run(
        () => question.submit?.(said) ?? Promise.resolve(),
        () => onAnswer(said),
      )
  }
  const button = (
    <Button wide kind={question.isDanger ? 'danger' : 'primary'} busy={isBusy} onPress={send}>
      {question.confirmLabel ?? uiText.confirm}
    </Button>
  )
  return (
    <Sheet title={question.title} onClose={() => onAnswer(null)} footer={button}>
      <QuickPhrases phrases={question.quick ?? []} onChoose={setText} />
      <Field label={question.label} hint={question.hint} error={error ?? undefined}>
        <TextArea
          value={text}
          onChange={setText}
          maxLength={question.maxLength}
          {...(question.placeholder && { placeholder: question.placeholder })}
          disabled={isBusy}
        />
      </Field>
    </Sheet>
  )
}

interface QuickPhrasesProps {
  readonly phrases: readonly string[]
  readonly onChoose: (phrase: string) => void
}

function QuickPhrases({ phrases, onChoose }: QuickPhrasesProps) {
  if (phrases.length === 0) return null
  return (
    <View className={classes.quick}>
      {phrases.map((phrase) => (
        <Tap key={phrase} className={classes.phrase} onPress={() => onChoose(phrase)}>
          {phrase}
        </Tap>
      ))}
    </View>
  )
}
