import { View } from '@tarojs/components'
import { useState } from 'react'
import { saveText } from '@/platform/save-text'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { toast } from '@/ui/dialog'
import { errorMessage } from '@/ui/error-state/error-state'
import { Section } from '@/ui/section/section'
import { asHtml, chaptersOf } from '../../logic/my-data'
import { myDataText } from '../../my-data-text'
import { allMyData } from '../../use-my-data'
import classes from './my-data.module.scss'

const formats = {
  html: { type: 'text/html', label: myDataText.readable },
  json: { type: 'application/json', label: myDataText.json },
} as const
type Format = keyof typeof formats

/** Everything about me to take along, for people and for programs. */
export function ExportCard() {
  const [busy, setBusy] = useState<Format | null>(null)
  const save = (format: Format) => {
    setBusy(format)
    void saveAll(format)
      .then((where) => toast(where === 'file' ? myDataText.saved : myDataText.copied))
      .catch((error: unknown) => toast(errorMessage(error)))
      .finally(() => setBusy(null))
  }
  return (
    <Card>
      <Section title={myDataText.export}>
        <View className={classes.small}>{myDataText.exportHint}</View>
        <View className={classes.buttons}>
          {(['html', 'json'] as const).map((format) => (
            <Button
              key={format}
              kind="ghost"
              icon="download"
              busy={busy === format}
              disabled={busy !== null}
              onPress={() => save(format)}
            >
              {formats[format].label}
            </Button>
          ))}
        </View>
      </Section>
    </Card>
  )
}

async function saveAll(format: Format): Promise<'file' | 'clipboard'> {
  const data = await allMyData()
  const text =
    format === 'json' ? JSON.stringify(data, null, 2) : asHtml(myDataText.title, chaptersOf(data, Date.now()))
  return saveText({ name: `${myDataText.file}.${format}`, type: formats[format].type, text })
}
