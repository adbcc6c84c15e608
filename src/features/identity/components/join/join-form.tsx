import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Fields } from '@domain/errors'
import type { FoundBuilding, Standing } from '@domain/identity/join-contract'
import { Button } from '@/ui/button/button'
import { toast } from '@/ui/dialog'
import { useLargeMode } from '@/ui/large-mode'
import { Page } from '@/ui/page/page'
import { PhoneButton } from '@/ui/phone-button/phone-button'
import { joinText } from '../../join-text'
import { lacking, useJoin, type JoinForm as JoinFields } from '../../use-join'
import { BuildingStep } from './building-step'
import classes from './join.module.scss'
import { PersonStep } from './person-step'
import { PhoneStep } from './phone-step'

const steps = [
  { id: 'building', Step: BuildingStep },
  { id: 'person', Step: PersonStep },
  { id: 'phone', Step: PhoneStep },
] as const

interface JoinFormProps {
  /** What was stated before, to be corrected. */
  readonly standing: Standing | null
  /** The building whose code was scanned. */
  readonly scanned: FoundBuilding | null
  readonly onDone: () => void
}

/** The parts that are shown, and what they lack once somebody wanted to go on. */
function useSteps(form: JoinFields) {
  const isLarge = useLargeMode()
  const [at, setAt] = useState(0)
  const [hasTried, setTried] = useState(false)
  const shown = isLarge ? steps.slice(at, at + 1) : steps
  const lacks = Object.assign({}, ...shown.map(({ id }) => lacking[id](form))) as Fields
  const isReady = Object.keys(lacks).length === 0
  return {
    ...{ shown, isReady, lacks: hasTried ? lacks : {} },
    isLast: !isLarge || at === steps.length - 1,
    lead: isLarge ? joinText.step(at + 1, steps.length) : joinText.lead,
    forward: (go = () => setAt(at + 1)) => {
      setTried(!isReady)
      if (isReady) go()
      else toast(joinText.needed)
    },
    back: isLarge && at > 0 ? () => setAt(at - 1) : null,
  }
}

/** Where one lives and who one is: all on one page, or in large mode one thing at a time. */
export function JoinForm({ standing, scanned, onDone }: JoinFormProps) {
  const { form, change, submit, command } = useJoin({ standing, scanned, onDone })
  const { shown, isReady, lacks, isLast, lead, forward, back } = useSteps(form)
  return (
    <Page
      title={joinText.title}
      footer={
        <View className={classes.actions}>
          {isLast ? (
            <Submit
              needsCode={form.phone === 'wechat' && isReady}
              isBusy={command.isBusy}
              onSubmit={(code) => forward(() => submit(code))}
            />
          ) : (
            <Button wide onPress={() => forward()}>
              {joinText.next}
            </Button>
          )}
          {back && (
            <Button wide kind="ghost" onPress={back}>
              {joinText.back}
            </Button>
          )}
        </View>
      }
    >
      <View className={classes.lead}>{lead}</View>
      {shown.map(({ id, Step }) => (
        <Step key={id} form={form} change={change} fields={{ ...command.fields, ...lacks }} />
      ))}
    </Page>
  )
}

interface SubmitProps {
  /** WeChat is asked for the number with this very tap: its code lasts five minutes only. */
  readonly needsCode: boolean
  readonly isBusy: boolean
  readonly onSubmit: (code: string | null) => void
}

const Submit = ({ needsCode, isBusy, onSubmit }: SubmitProps) =>
  needsCode ? (
    <PhoneButton label={joinText.submitWeChat} isBusy={isBusy} onCode={onSubmit} />
  ) : (
    <Button wide busy={isBusy} onPress={() => onSubmit(null)}>
      {joinText.submit}
    </Button>
  )
