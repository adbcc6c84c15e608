import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { api } from '@/api'
import { Button } from '@/ui/button/button'
import { Sheet } from '@/ui/sheet/sheet'
import { sheetText } from '../../action-text'
import { common } from '../../text'
import { useCommand } from '../../use-command'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import classes from './sheets.module.scss'
import type { SheetProps } from './types'

const words = sheetText.reveal
type Contact = Awaited<ReturnType<typeof api.wish.reveal>>

/** Shows phone and door once; closing forgets them, and every look is recorded. */
export function RevealSheet({ wish, onClose }: SheetProps) {
  const [contact, setContact] = useState<Contact | null>(null)
  const command = useCommand({ call: api.wish.reveal, onDone: setContact })
  if (contact) return <ContactSheet contact={contact} onClose={onClose} />
  return (
    <FormSheet
      title={words.title}
      yes={words.yes}
      isBusy={command.isBusy}
      failure={command.failure}
      onYes={() => command.send({ id: wish.id })}
      onClose={onClose}
    >
      <View>{words.ask}</View>
    </FormSheet>
  )
}

function ContactSheet({ contact, onClose }: { readonly contact: Contact; readonly onClose: () => void }) {
  const { name, phone, address } = contact
  const footer = (
    <>
      <Button kind="ghost" onPress={onClose}>
        {common.ok}
      </Button>
      {phone !== '' && (
        <View className={classes.grow}>
          <Button wide icon="phone" onPress={() => void Taro.makePhoneCall({ phoneNumber: phone })}>
            {words.call(phone)}
          </Button>
        </View>
      )}
    </>
  )
  return (
    <Sheet title={words.title} onClose={onClose} footer={footer}>
      <View className={classes.form}>
        <Line label={words.name} value={name} />
        <Line label={words.phone} value={phone || words.none} />
        <Line label={words.address} value={address || words.none} />
        <View className={classes.hint}>{words.recorded}</View>
      </View>
    </Sheet>
  )
}

const Line = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <View className={classes.line}>
    <View className={classes.label}>{label}</View>
    <View className={classes.value}>{value}</View>
  </View>
)
