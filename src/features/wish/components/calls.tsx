import { View } from '@tarojs/components'
import type { WishDetail } from '@domain/wish/schemas'
import { ContactLook } from '@/components/contact-look/contact-look'
import classes from './about-card.module.scss'

/** The way to the number of those whose wish it is, for staff who see it through: with a reason, on record. */
export const Calls = ({ wish: { id, calls } }: { readonly wish: WishDetail }) =>
  calls.length === 0 ? null : (
    <View className={classes.tags}>
      {calls.map((one) => (
        <ContactLook key={one.id} personId={one.id} name={one.name} reasons={['case']} caseId={id} />
      ))}
    </View>
  )
