import { Card } from '@/ui/card/card'
import { Section } from '@/ui/section/section'
import { Track } from '@/ui/track/track'
import type { Entry } from '../logic/track'
import { detailText } from '../text'

interface TrackCardProps {
  readonly entries: readonly Entry[]
}

/** 走到哪儿了. */
export const TrackCard = ({ entries }: TrackCardProps) => (
  <Card as="section">
    <Section title={detailText.track}>
      <Track entries={entries} />
    </Section>
  </Card>
)
