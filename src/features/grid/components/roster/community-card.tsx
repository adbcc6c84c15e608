import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { errorMessage } from '@/ui/error-state/error-state'
import { Field } from '@/ui/field/field'
import { TextField } from '@/ui/field/text-field'
import { Block } from '@/ui/native/block'
import { Heading } from '@/ui/native/heading'
import { RowLink } from '@/ui/row/row-link'
import { rosterText } from '../../roster-text'
import classes from './roster.module.scss'

export interface Community {
  readonly id: string
  readonly name: string
}

interface CommunityCardProps {
  readonly chosen: Community | null
  readonly onChoose: (community: Community | null) => void
}

/** Which community is meant, for whoever keeps the rosters of several. */
export const CommunityCard = ({ chosen, onChoose }: CommunityCardProps) => (
  <Card className={classes.stack ?? ''}>
    <Heading level={2}>{chosen?.name ?? rosterText.whichCommunity}</Heading>
    {chosen ? (
      <Button kind="ghost" onPress={() => onChoose(null)}>
        {rosterText.otherCommunity}
      </Button>
    ) : (
      <Communities onChoose={onChoose} />
    )}
  </Card>
)

/** A few are a list; of many the beginning of the name is asked for. */
function Communities({ onChoose }: Pick<CommunityCardProps, 'onChoose'>) {
  const [typed, setTyped] = useState('')
  const [text, setText] = useState('')
  const { data, error, isFetching } = useQuery({
    queryKey: ['grid', 'rosterCommunities', text],
    queryFn: () => api.grid.roster.communities({ text }),
    placeholderData: keepPreviousData,
  })
  const isMany = text !== '' || data?.isMore === true
  const search = () => setText(typed.trim())
  return (
    <>
      {isMany && (
        <Field label={rosterText.communityName} hint={rosterText.communityHint}>
          <TextField value={typed} maxLength={30} onChange={setTyped} onConfirm={search} />
        </Field>
      )}
      {isMany && (
        <Button kind="ghost" icon="search" busy={isFetching} onPress={search}>
          {rosterText.findCommunity}
        </Button>
      )}
      <Block as="div" live="polite">
        {error && <View className={classes.hint}>{errorMessage(error)}</View>}
        {data && <Found {...data} onChoose={onChoose} />}
      </Block>
    </>
  )
}

interface FoundProps extends Pick<CommunityCardProps, 'onChoose'> {
  readonly communities: readonly Community[]
  readonly isMore: boolean
}

const Found = ({ communities, isMore, onChoose }: FoundProps) => (
  <>
    {communities.length === 0 && <View className={classes.hint}>{rosterText.noCommunity}</View>}
    {communities.map((one) => (
      <RowLink key={one.id} title={one.name} onPress={() => onChoose(one)} />
    ))}
    {isMore && <View className={classes.hint}>{rosterText.moreCommunities}</View>}
  </>
)
