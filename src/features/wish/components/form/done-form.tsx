import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { askToSend } from '@/platform/subscribe'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { toast } from '@/ui/dialog'
import { Icon } from '@/ui/icon/icon'
import { Block } from '@/ui/native/block'
import { Heading } from '@/ui/native/heading'
import { Page } from '@/ui/page/page'
import { go } from '../../paths'
import { submitText } from '../../text'
import classes from './form.module.scss'

const words = submitText.done

interface DoneFormProps {
  readonly id: string
  readonly onAgain: () => void
}

/** After submitting: what happens next, and whether to be told. */
export const DoneForm = ({ id, onAgain }: DoneFormProps) => (
  <Page title={submitText.title}>
    <Card as="section" className={classes.done ?? ''}>
      <View className={classes.tick}>
        <Icon name="done" size="l" />
      </View>
      <Heading level={2}>{words.title}</Heading>
      <Block as="ol" className={classes.steps}>
        {words.steps.map((step) => (
          <Block as="li" key={step} className={classes.step}>
            {step}
          </Block>
        ))}
      </Block>
      <Remind />
      <Button wide kind="ghost" onPress={() => go.wish(id)}>
        {words.see}
      </Button>
      <Button kind="plain" onPress={onAgain}>
        {words.again}
      </Button>
    </Card>
  </Page>
)

/** WeChat lets a program send a message only after the person agreed to it in a tap, once each time. */
function Remind() {
  const [state, setState] = useState<'asked' | 'agreed' | null>(null)
  const ask = async () => {
    setState('asked')
    const accepted = await askToSend(['wishNews'])
    const isKept = accepted.length > 0 && (await api.identity.subscribe({ accepted }).then(isDone, isFailed))
    setState(isKept ? 'agreed' : null)
    if (!isKept) toast(words.notReminded)
  }
  return (
    <Block as="div" live="polite" className={classes.remind}>
      {state === 'agreed' ? (
        <View className={classes.agreed}>{words.reminded}</View>
      ) : (
        <Button wide icon="bell" busy={state === 'asked'} onPress={() => void ask()}>
          {words.remind}
        </Button>
      )}
    </Block>
  )
}

const isDone = () => true
const isFailed = () => false
