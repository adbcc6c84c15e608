import { View } from '@tarojs/components'
import type { PersonPage } from '@domain/grid/desk-contract'
import { ContactLook } from '@/components/contact-look/contact-look'
import { revealText } from '../privacy-text'
import classes from './person-view.module.scss'

/** The way to somebody's number, open to whoever has something to do with them now. */
export const Reveal = ({ person: { id, reasons } }: { readonly person: PersonPage }) =>
  reasons.length === 0 ? (
    <View className={classes.small}>{revealText.nothing}</View>
  ) : (
    <ContactLook personId={id} reasons={reasons} />
  )
