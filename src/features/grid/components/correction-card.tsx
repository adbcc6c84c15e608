import { View } from '@tarojs/components'
import type { PersonPage } from '@domain/grid/desk-contract'
import { Card } from '@/ui/card/card'
import { Section } from '@/ui/section/section'
import { correctionText } from '../privacy-text'
import { AnswerForm } from './answer-form'
import classes from './person-view.module.scss'

interface PersonProps {
  readonly person: PersonPage
}

/** What somebody asked to be corrected, to be looked into and answered. */
export function CorrectionCard({ person }: PersonProps) {
  const { correction } = person
  if (!correction) return null
  const rows = [
    [correctionText.name, correction.name],
    [correctionText.door, correction.door],
    [correctionText.note, correction.note],
  ] as const
  return (
    <Card as="section">
      <Section title={correctionText.title}>
        {rows
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <View key={label} className={classes.line}>
              <View>{label}</View>
              <View>{value}</View>
            </View>
          ))}
        <AnswerForm id={person.id} version={person.version} />
      </Section>
    </Card>
  )
}
