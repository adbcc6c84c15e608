import { CONSENT } from '@domain/identity/consent'
import { useEffect } from 'react'
import { api } from '../api'
import { confirm, toast } from '../ui/dialog'
import { consentText } from './consent-text'

let isAsking = false
let isPutOff = false

/** Asks for consent to the text about personal data as it now is; nothing is asked twice at once. */
export function askForConsent(): void {
  if (isAsking) return
  isAsking = true
  void confirm({
    title: consentText.title,
    text: consentText.text,
    confirmLabel: consentText.agree,
    submit: () => api.identity.privacy.agree({ version: CONSENT }),
  }).then((hasAgreed) => {
    isAsking = false
    isPutOff = !hasAgreed
    toast(hasAgreed ? consentText.thanks : consentText.later)
  })
}

/** Asks once a screen has learnt that it is needed; whoever puts it off is left in peace until they change something. */
export function useAskForConsent(mustAgree: boolean): void {
  useEffect(() => {
    if (mustAgree && !isPutOff) askForConsent()
  }, [mustAgree])
}
