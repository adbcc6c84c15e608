import { useState } from 'react'
import type { TemplateName } from '@domain/identity/templates'
import { api } from '@/api'
import { askToSend } from '@/platform/subscribe'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { toast } from '@/ui/dialog'
import { errorMessage } from '@/ui/error-state/error-state'
import { remindText } from '../join-text'

interface RemindCardProps {
  readonly template: TemplateName
  readonly label: string
}

/** Lets whoever waits for something agree to be told of it, once. */
export function RemindCard({ template, label }: RemindCardProps) {
  const [isBusy, setIsBusy] = useState(false)
  const allow = () => {
    // Nothing may stand between the tap and this call; see askToSend.
    const answer = askToSend([template])
    setIsBusy(true)
    void answer
      .then(async (accepted) => {
        if (accepted.length > 0) await api.identity.subscribe({ accepted })
        toast(accepted.length > 0 ? remindText.agreed : remindText.notAgreed)
      })
      .catch((error: unknown) => toast(errorMessage(error)))
      .finally(() => setIsBusy(false))
  }
  return (
    <Card tone="quiet">
      <Button kind="ghost" icon="bell" busy={isBusy} onPress={allow}>
        {label}
      </Button>
    </Card>
  )
}
