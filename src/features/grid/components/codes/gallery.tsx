import { View } from '@tarojs/components'
import type { DoorCode } from '@domain/grid/codes-contract'
import { showPicture } from '@/platform/album'
import { Card } from '@/ui/card/card'
import { Block } from '@/ui/native/block'
import { Picture } from '@/ui/picture/picture'
import { Section } from '@/ui/section/section'
import { Tap } from '@/ui/tap/tap'
import { codesText } from '../../codes-text'
import classes from './codes.module.scss'

/** Codes that are made; on a phone each can be looked at and sent on. */
export function Gallery({ codes }: { readonly codes: readonly DoorCode[] }) {
  if (codes.length === 0) return null
  const title = codesText.ready(codes.length)
  return (
    <Card as="section">
      <Section title={title}>
        <Block as="ul" label={title} className={classes.gallery}>
          {codes.map((code) => (
            <Block as="li" key={code.id}>
              <OneCode code={code} />
            </Block>
          ))}
        </Block>
      </Section>
    </Card>
  )
}

function OneCode({ code: { label, grid, url } }: { readonly code: DoorCode }) {
  const inside = (
    <>
      <Picture src={url} alt={codesText.alt(label)} className={classes.picture} isWhole />
      <View>{label}</View>
      <View className={classes.grid}>{grid}</View>
    </>
  )
  if (process.env.TARO_ENV === 'h5') return <View className={classes.code ?? ''}>{inside}</View>
  return (
    <Tap className={classes.code} label={codesText.show(label)} onPress={() => void showPicture(url)}>
      {inside}
    </Tap>
  )
}
