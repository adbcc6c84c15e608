import { View } from '@tarojs/components'
import { useState } from 'react'
import { templates, type TemplateName } from '@domain/identity/templates'
import { api } from '@/api'
import { askToSend } from '@/platform/subscribe'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { toast } from '@/ui/dialog'
import { errorMessage } from '@/ui/error-state/error-state'
import { Section } from '@/ui/section/section'
import { settingsText } from '../text'
import classes from './message-card.module.scss'

/** WeChat asks about five at once; what comes of an application is asked about where it is made. */
const names = (Object.keys(templates) as TemplateName[]).filter((name) => name !== 'volunteerChecked')

/** Lets the person agree to the next messages; one agreement is one message. */
export function MessageCard() {
  const [isBusy, setIsBusy] = useState(false)
  const allow = () => {
    // Nothing may stand between the tap and this call; see askToSend.
    const answer = askToSend(names)
    setIsBusy(true)
    void answer
      .then(record)
      .catch((error: unknown) => toast(errorMessage(error)))
      .finally(() => setIsBusy(false))
  }
  return (
    <Card>
      <Section title={settingsText.messages}>
        <View className={classes.hint}>{settingsText.messagesHint}</View>
        <Button kind="ghost" icon="bell" busy={isBusy} onPress={allow}>
          {settingsText.allow}
        </Button>
      </Section>
    </Card>
  )
}

async function record(accepted: TemplateName[]): Promise<void> {
  if (accepted.length > 0) await api.identity.subscribe({ accepted })
  toast(accepted.length > 0 ? settingsText.allowed(accepted.length) : settingsText.notAllowed)
}
