import { View } from '@tarojs/components'
import type { WishDetail } from '@domain/wish/schemas'
import { Card } from '@/ui/card/card'
import { Section } from '@/ui/section/section'
import { detailText } from '../text'
import classes from './about-card.module.scss'
import { Calls } from './calls'
import { helperWords } from '../logic/people'

/** Whose wish it is, as far as the viewer may know. */
export const WisherCard = ({ wish }: { readonly wish: WishDetail }) => (
  <Card as="section">
    <Section title={detailText.wisher}>
      <View>{detailText.place(wish.wisher, wish.building)}</View>
      {wish.helper && <View className={classes.small}>{helperWords(wish.helper)}</View>}
      {!wish.wisherHasPhone && <View className={classes.small}>{detailText.noPhone}</View>}
      <Calls wish={wish} />
    </Section>
  </Card>
)
