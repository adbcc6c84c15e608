import { momentWords } from '@/components/time-words'
import { Block } from '@/ui/native/block'
import { useProfile } from '@/session/profile'
import { casesText } from '../../staff-text'
import classes from './cases.module.scss'
import { useMe } from '../../use-me'
import { useNow } from '@/components/use-now'

/** Who is looking, and when, for whatever is photographed or exported. */
export function useWatermark(): string {
  const profile = useProfile()
  const me = useMe({ isNeeded: profile === null })
  const now = useNow()
  return casesText.watermark(profile?.name ?? me.data?.name ?? '', momentWords(now, 0))
}

export const Watermark = () => (
  <Block as="div" className={classes.watermark}>
    {useWatermark()}
  </Block>
)
