/** @jsxImportSource preact */
import type { TargetedSubmitEvent } from 'preact'
import { useState } from 'preact/hooks'
import type { SentMessage } from '../../openapi/subscribe-message'
import type { Credit } from '../../openapi/subscriptions'
import { listCredits, listMessages, setCredit } from '../api/wechat'
import { count, dateTime } from '../format'
import { OutcomeLine, Problem, useActions } from '../parts/action'
import { Badge } from '../parts/badge'
import { Field } from '../parts/field'
import { Page, Section } from '../parts/page'
import type { Column } from '../parts/table'
import { Table } from '../parts/table'
import { useLive } from '../use-live'

const MESSAGE_COLUMNS: readonly Column<SentMessage>[] = [
  { title: 'At', cell: ({ at }) => <time>{dateTime(at)}</time> },
  { title: 'To', cell: ({ touser }) => <code>{touser}</code> },
  { title: 'Template', cell: ({ template, title }) => title ?? <code>{template}</code> },
  { title: 'Message', cell: MessageCell },
  { title: 'Verdict', cell: VerdictCell },
]

const CREDIT_COLUMNS: readonly Column<Credit>[] = [
  { title: 'Person', cell: ({ openid }) => <code>{openid}</code>, sortBy: ({ openid }) => openid },
  {
    title: 'Template',
    cell: ({ templateId }) => <code>{templateId}</code>,
    sortBy: ({ templateId }) => templateId,
  },
  {
    title: 'Messages left',
    isNumber: true,
    cell: ({ credits }) => (credits < 0 ? 'without limit' : count(credits)),
    sortBy: ({ credits }) => (credits < 0 ? Infinity : credits),
  },
]

/** Messages that WeChat would have delivered, and how many more each person has agreed to. */
export function Messages() {
  const messages = useLive(listMessages)
  const credits = useLive(listCredits)
  return (
    <Page title="Messages" lead="What people would have received, newest first.">
      <Problem text={messages.error ?? credits.error} />
      <Table
        label="Messages"
        columns={MESSAGE_COLUMNS}
        rows={messages.value}
        keyOf={(message) => JSON.stringify(message)}
        empty="No message yet: functions send them with subscribeMessage.send."
      />
      <Section title="Agreed messages">
        <Table
          label="Agreed messages"
          columns={CREDIT_COLUMNS}
          rows={credits.value}
          keyOf={({ openid, templateId }) => `${openid}\n${templateId}`}
          empty="Nobody has agreed to a message yet."
        />
        <CreditForm onSet={credits.reload} />
      </Section>
    </Page>
  )
}

function MessageCell({ data, page }: SentMessage) {
  return (
    <>
      <dl class="lines">
        {Object.entries(data ?? {}).map(([name, field]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{valueOf(field)}</dd>
          </div>
        ))}
      </dl>
      {page === '' ? null : <code class="quiet small">{page}</code>}
    </>
  )
}

function VerdictCell({ result: { errcode, errmsg } }: SentMessage) {
  if (errcode === 0) return <Badge tone="good">sent</Badge>
  return (
    <>
      <Badge tone="bad">{errcode}</Badge> <span class="small">{errmsg}</span>
    </>
  )
}

/** Fields of a message are `{value}`; what is not is shown as it came. */
function valueOf(field: unknown): string {
  const value = typeof field === 'object' && field !== null && 'value' in field ? field.value : field
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function CreditForm({ onSet }: { readonly onSet: () => void }) {
  const [openid, setOpenid] = useState('')
  const [templateId, setTemplateId] = useState('')
  const [credits, setCredits] = useState('1')
  const { outcome, isBusy, perform } = useActions(onSet)
  const isWhole = openid !== '' && templateId !== '' && Number.isInteger(Number(credits))
  const save = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    perform(() => setCredit({ openid, templateId, credits: Number(credits) }), 'It is set.')
  }
  return (
    <form class="row" aria-label="Set agreed messages" onSubmit={save}>
      <Field label="openid" value={openid} onInput={setOpenid} isCode />
      <Field label="Template id" value={templateId} onInput={setTemplateId} isCode />
      <Field label="Messages (-1: no limit)" type="number" value={credits} onInput={setCredits} />
      <button type="submit" disabled={isBusy || !isWhole}>
        Set
      </button>
      <OutcomeLine outcome={outcome} />
    </form>
  )
}
