import { useState } from 'react'
import type { Me } from '@domain/identity/contract'
import { Button } from '@/ui/button/button'
import { confirm } from '@/ui/dialog'
import { Notice } from '@/ui/notice/notice'
import { submitText } from '../../text'
import { refusalOf, useSubmission } from '../../use-submission'
import { DoneForm } from './done-form'
import classes from './form.module.scss'
import { SimilarSheet } from './similar-sheet'
import { WhoRow } from './who-row'
import { WishFormPage } from './wish-form-page'
import { View } from '@tarojs/components'

interface SubmitFormProps {
  readonly me: Me
  readonly who: 'me' | 'resident'
}

/** Writes a wish for oneself, for somebody one helps, or – staff – for a resident. */
export function SubmitForm({ me, who }: SubmitFormProps) {
  const [sent, setSent] = useState<string | null>(null)
  const submission = useSubmission({ me, who, onSent: setSent })
  if (sent !== null) return <DoneForm id={sent} onAgain={() => setSent(null)} />
  const { form, change, command } = submission
  const { fields, failure, similar } = refusalOf(submission)
  const isForMe = form.who === 'me'
  return (
    <WishFormPage
      title={submitText.title}
      yes={submitText.submit}
      branch={isForMe ? submitText.whoBranch(me.place.grid) : submitText.whoTheirBranch}
      form={form}
      fields={fields}
      change={change}
      pictures={submission.pictures}
      isBusy={command.isBusy}
      failure={failure}
      onSubmit={() => submission.submit(false)}
      who={<WhoRow form={form} fields={fields} change={change} me={me} />}
    >
      {submission.isRestored && <Restored onStartOver={submission.startOver} />}
      {similar !== null && (
        <SimilarSheet
          message={similar}
          isBusy={command.isBusy}
          onYes={() => submission.submit(true)}
          onNo={command.forget}
        />
      )}
    </WishFormPage>
  )
}

function Restored({ onStartOver }: { readonly onStartOver: () => void }) {
  const ask = async () => {
    const isSure = await confirm({
      title: submitText.startOver,
      text: submitText.startOverAsk,
      confirmLabel: submitText.startOver,
      isDanger: true,
    })
    if (isSure) onStartOver()
  }
  return (
    <Notice icon="refresh">
      <View className={classes.restored}>
        {submitText.restored}
        <Button kind="plain" size="s" onPress={() => void ask()}>
          {submitText.startOver}
        </Button>
      </View>
    </Notice>
  )
}
