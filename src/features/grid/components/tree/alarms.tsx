import { chinaDay } from '@domain/china-day'
import type { Alarm } from '@domain/grid/alarms'
import { dayWords } from '@/components/time-words'
import { Notice } from '@/ui/notice/notice'
import { treeText } from '../../tree-text'

interface AlarmsProps {
  readonly alarms: readonly Alarm[]
  /** Epoch milliseconds. */
  readonly now: number
}

/** Offices that are empty, or soon will be. */
export const Alarms = ({ alarms, now }: AlarmsProps) => (
  <>
    {alarms.map(({ org, orgName, label, since }) => {
      // What was left a moment ago is empty today, whatever the time at which the page was opened.
      const when = chinaDay(since) <= chinaDay(now) ? treeText.alarmSince : treeText.alarmFrom
      return (
        <Notice key={org} tone="warn" icon="warn">
          {`${treeText.alarm(orgName, label)}：${when(dayWords(since, now))}`}
        </Notice>
      )
    })}
  </>
)
