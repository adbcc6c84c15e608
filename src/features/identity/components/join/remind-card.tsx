import { useState } from 'react'
import { api } from '@/api'
import { askToSend } from '@/platform/subscribe'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { toast } from '@/ui/dialog'
import { errorMessage } from '@/ui/error-state/error-state'
import { joinText, remindText } from '../../join-text'

/** Lets whoever waits agree to be told. */
export function RemindCard() {
  const [isBusy, setIsBusy] = useState(false)
  const allow = () => {
    // Nothing may stand between the tap and this call; see askToSend.
    const answer = askToSend(['homeChecked'])
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
        {joinText.remind}
      </Button>
    </Card>
  )
}
