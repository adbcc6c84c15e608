import { open } from '@/platform/navigate'
import { Card } from '@/ui/card/card'
import { Page } from '@/ui/page/page'
import { RowLink } from '@/ui/row/row-link'
import { Section } from '@/ui/section/section'
import { SwitchRow } from '@/ui/switch-row/switch-row'
import { setLargeMode, useLargeMode } from '@/ui/large-mode'
import { FontPreview } from '../../components/font-preview'
import { MessageCard } from '../../components/message-card'
import { settingsText } from '../../text'

// Taro takes a page from its default export.
export default function SettingsPage() {
  const isLarge = useLargeMode()
  return (
    <Page title={settingsText.title}>
      <Card>
        <Section title={settingsText.size}>
          <SwitchRow
            label={settingsText.large}
            hint={settingsText.largeHint}
            value={isLarge}
            onChange={setLargeMode}
          />
          <FontPreview />
        </Section>
      </Card>
      <MessageCard />
      <Card isFlush>
        <RowLink
          icon="shield"
          title={settingsText.privacy}
          onPress={() => open('/features/identity/pages/privacy/index')}
        />
      </Card>
    </Page>
  )
}
