import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { randomKey } from '@/platform/random-key'
import { uploadPicture } from '@/platform/upload'
import { Button } from '@/ui/button/button'
import { Field } from '@/ui/field/field'
import { Icon } from '@/ui/icon/icon'
import { fulfilText } from '../../text'
import { MiniPad } from './mini-pad'
import type { Pad } from './pen'
import classes from './signature.module.scss'
import { WebPad } from './web-pad'

interface SignatureFieldProps {
  /** Folder in the storage. */
  readonly folder: string
  /** File id of the signature that was taken; null while there is none. */
  readonly value: string | null
  readonly onChange: (file: string | null) => void
}

/** A signature by finger or mouse. Nobody has to sign: a few words below do as well. */
export const SignatureField = ({ folder, value, onChange }: SignatureFieldProps) => (
  <Field label={fulfilText.signature} hint={fulfilText.signatureHint} isGroup>
    {value === null ? (
      <Signing folder={folder} onSigned={onChange} />
    ) : (
      <View className={classes.saved}>
        <Icon name="done" size="s" />
        {fulfilText.signatureSaved}
        <Button kind="ghost" size="s" onPress={() => onChange(null)}>
          {fulfilText.signatureClear}
        </Button>
      </View>
    )}
  </Field>
)

interface SigningProps {
  readonly folder: string
  readonly onSigned: (file: string) => void
}

type State = 'empty' | 'inked' | 'sending' | 'failed'

function Signing({ folder, onSigned }: SigningProps) {
  const pad = useRef<Pad | null>(null)
  const [state, setState] = useState<State>('empty')
  const clear = () => {
    pad.current?.clear()
    setState('empty')
  }
  const keep = () => {
    if (!pad.current) return
    setState('sending')
    void upload(pad.current, folder).then(onSigned, () => setState('failed'))
  }
  return (
    <View>
      <Surface
        label={fulfilText.signatureLabel}
        className={classes.pad}
        onReady={(ready) => {
          pad.current = ready
        }}
        onInk={() => setState((now) => (now === 'empty' ? 'inked' : now))}
      />
      {state === 'failed' && <View className={classes.failed}>{fulfilText.signatureFailed}</View>}
      <Buttons state={state} onClear={clear} onKeep={keep} />
    </View>
  )
}

const Surface = process.env.TARO_ENV === 'h5' ? WebPad : MiniPad

async function upload(pad: Pad, folder: string): Promise<string> {
  const picture = await pad.take()
  const cloudPath = `${folder}/${randomKey()}.png`
  return uploadPicture({ picture, cloudPath, onProgress: () => undefined })
}

interface ButtonsProps {
  readonly state: State
  readonly onClear: () => void
  readonly onKeep: () => void
}

const Buttons = ({ state, onClear, onKeep }: ButtonsProps) => (
  <View className={classes.buttons}>
    <Button kind="ghost" size="s" disabled={state === 'empty'} onPress={onClear}>
      {fulfilText.signatureClear}
    </Button>
    <Button kind="ghost" size="s" busy={state === 'sending'} disabled={state === 'empty'} onPress={onKeep}>
      {fulfilText.signatureUse}
    </Button>
  </View>
)
