import { View } from '@tarojs/components'
import { api } from '@/api'
import { dayWords } from '@/components/time-words'
import { confirm } from '@/ui/dialog'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { Block } from '@/ui/native/block'
import { Section } from '@/ui/section/section'
import { planText } from '../../tree-text'
import { usePlans, useTreeCommand } from '../../use-tree'
import classes from './tree.module.scss'

interface PlansProps {
  readonly org: string
  /** Epoch milliseconds. */
  readonly now: number
}

type Plan = Awaited<ReturnType<typeof api.grid.tree.plans>>['plans'][number]

/** Changes that wait for their day, or could not be made. */
export function Plans({ org, now }: PlansProps) {
  const { data } = usePlans(org, true)
  const plans = data?.plans ?? []
  if (plans.length === 0) return null
  return (
    <Card as="section">
      <Section title={planText.title}>
        <Block as="ul" label={planText.title} className={classes.list}>
          {plans.map((plan) => (
            <PlanRow key={plan.id} plan={plan} now={now} />
          ))}
        </Block>
      </Section>
    </Card>
  )
}

function PlanRow({ plan, now }: { readonly plan: Plan; readonly now: number }) {
  const { send, isBusy } = useTreeCommand({ call: api.grid.tree.cancel })
  const line = planText.line(planText.kinds[plan.kind], plan.orgName)
  const cancel = async () => {
    if (await confirm({ title: planText.cancelTitle, text: line }))
      send({ id: plan.id }, { said: planText.cancelled })
  }
  return (
    <Block as="li" className={classes.row}>
      <View className={classes.post}>
        <View className={classes.words}>
          <View className={classes.name}>{line}</View>
          <View className={classes.small}>{wordsOf(plan, now)}</View>
        </View>
        {plan.state !== 'doing' && (
          <Button
            kind="ghost"
            size="s"
            busy={isBusy}
            label={planText.cancelLabel(line)}
            onPress={() => void cancel()}
          >
            {planText.cancel}
          </Button>
        )}
      </View>
    </Block>
  )
}

function wordsOf({ state, at, by, failure }: Plan, now: number): string {
  if (state === 'doing') return planText.doing
  return failure === null ? planText.on(dayWords(at, now), by) : planText.failed(failure)
}
