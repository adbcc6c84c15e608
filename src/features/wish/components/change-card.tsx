import { View } from '@tarojs/components'
import { useState } from 'react'
import type { WishDetail } from '@domain/wish/schemas'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { Heading } from '@/ui/native/heading'
import { api } from '@/api'
import { said } from '../action-text'
import { common, detailText } from '../text'
import { useCommand } from '../use-command'
import classes from './change-card.module.scss'
import { NoteSheet } from './sheets/note-sheet'

interface ChangeCardProps {
  readonly wish: WishDetail
}

/** A change that the wisher asked for after the claim: the claimer agrees or not. */
export function ChangeCard({ wish }: ChangeCardProps) {
  const { change, actions } = wish
  const agreeing = useCommand({ call: api.wish.answerChange })
  const [isRefusing, setRefusing] = useState(false)
  if (!change) return null
  const agreed = change.what === 'edit' ? 'agreeEdit' : 'agreeWithdraw'
  const mayAnswer = actions.includes(agreed) || actions.includes('disagree')
  const agree = () => agreeing.send({ id: wish.id, agree: true }, { said: said[agreed] })
  return (
    <Card as="section" {...(mayAnswer && { tone: 'red' })}>
      <Heading level={2}>{titleOf(wish.isMine, change.what)}</Heading>
      <View className={classes.line}>{detailText.change.note(change.note)}</View>
      {change.text && <NewText title={change.text.title} reason={change.text.reason} />}
      {mayAnswer && (
        <View className={classes.buttons}>
          <Button kind="ghost" onPress={() => setRefusing(true)}>
            {common.disagree}
          </Button>
          <Button busy={agreeing.isBusy} onPress={agree}>
            {common.agree}
          </Button>
        </View>
      )}
      {isRefusing && <NoteSheet wish={wish} action="disagree" onClose={() => setRefusing(false)} />}
    </Card>
  )
}

const titleOf = (isMine: boolean, what: 'edit' | 'withdraw'): string => {
  const words = detailText.change
  if (isMine) return what === 'edit' ? words.mineEdit : words.mineWithdraw
  return words[what]
}

const NewText = ({ title, reason }: { readonly title: string; readonly reason: string }) => (
  <View className={classes.text}>
    <View className={classes.label}>{detailText.change.newText}</View>
    <View>{title}</View>
    {reason !== '' && <View className={classes.label}>{reason}</View>}
  </View>
)
