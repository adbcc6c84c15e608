import { View } from '@tarojs/components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { roleLabels } from '@domain/roles'
import type { WishDetail } from '@domain/wish/schemas'
import { api } from '@/api'
import { paths } from '@/components/paths'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { open } from '@/platform/navigate'
import { errorMessage } from '@/ui/error-state/error-state'
import { Block } from '@/ui/native/block'
import { Heading } from '@/ui/native/heading'
import { RowLink } from '@/ui/row/row-link'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { Tap } from '@/ui/tap/tap'
import { common } from '../text'
import { whoText } from '../who-text'
import classes from './who-sees.module.scss'

interface WhoSeesProps {
  readonly wish: WishDetail
}

/** Leads to who can see what of a wish; there for those who see all of it themselves. */
export function WhoSees({ wish }: WhoSeesProps) {
  const [isOpen, setOpen] = useState(false)
  if (!wish.isInside) return null
  return (
    <>
      <Tap role="button" className={classes.link} onPress={() => setOpen(true)}>
        {whoText.link}
      </Tap>
      {isOpen && <WhoSheet wish={wish} onClose={() => setOpen(false)} />}
    </>
  )
}

type Seen = Awaited<ReturnType<typeof api.wish.watchers>>

function WhoSheet({ wish, onClose }: WhoSeesProps & { readonly onClose: () => void }) {
  const { data, error } = useQuery({
    queryKey: ['wish', 'watchers', wish.id],
    queryFn: () => api.wish.watchers({ id: wish.id }),
  })
  return (
    <FormSheet
      {...{ title: whoText.link, yes: common.ok, onYes: onClose, onClose, isPlain: true }}
      failure={error && errorMessage(error)}
    >
      {data ? <Lists wish={wish} seen={data} /> : !error && <Skeleton cards={1} />}
    </FormSheet>
  )
}

const Lists = ({ wish, seen }: WhoSeesProps & { readonly seen: Seen }) => (
  <View className={classes.lists}>
    <List title={whoText.all} hint={whoText.allHint} lines={watcherLines(seen)} />
    <List title={whoText.others} hint={whoText.stages[wish.stage ?? 'none']} lines={[]} />
    <List
      title={whoText.contact}
      hint={seen.holders.length === 0 ? whoText.nobodyYet : whoText.holdersHint}
      lines={seen.holders.map(({ name, hasLooked }) => whoText.holder(name, hasLooked))}
    />
    <View className={classes.small}>{whoText.staff}</View>
    {wish.isMine && <RowLink icon="phone" title={whoText.looks} onPress={() => open(paths.looks)} />}
  </View>
)

const watcherLines = ({ watchers }: Seen): string[] =>
  watchers.map(({ role, orgName, name }) => whoText.watcher(roleLabels[role], name, orgName))

interface ListProps {
  readonly title: string
  readonly hint: string
  readonly lines: readonly string[]
}

const List = ({ title, hint, lines }: ListProps) => (
  <View>
    <Heading level={3}>{title}</Heading>
    <View className={classes.small}>{hint}</View>
    <Block as="ul" label={title} className={classes.lines}>
      {lines.map((line) => (
        <Block as="li" key={line}>
          {line}
        </Block>
      ))}
    </Block>
  </View>
)
