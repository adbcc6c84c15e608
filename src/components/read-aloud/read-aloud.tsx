import { useEffect, useState } from 'react'
import { canSpeak, speak, stopSpeaking } from '../../platform/speech'
import { Icon } from '../../ui/icon/icon'
import { Tap } from '../../ui/tap/tap'
import classes from './read-aloud.module.scss'

const words = { start: '念给我听', stop: '停下' } as const

/** Reads a text aloud; not there where the platform cannot. Leaving the page stops it. */
export function ReadAloud({ text }: { readonly text: string }) {
  const [isReading, setIsReading] = useState(false)
  useEffect(() => stopSpeaking, [])
  if (!canSpeak()) return null
  const toggle = () => {
    if (isReading) stopSpeaking()
    else speak(text, () => setIsReading(false))
    setIsReading(!isReading)
  }
  return (
    <Tap className={classes.read} onPress={toggle}>
      <Icon name={isReading ? 'stop' : 'sound'} />
      {isReading ? words.stop : words.start}
    </Tap>
  )
}
