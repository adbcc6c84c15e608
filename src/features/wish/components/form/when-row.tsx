import { useState } from 'react'
import { DAY } from '@domain/case'
import { wishLimits } from '@domain/wish/limits'
import { dayWords } from '@/components/time-words'
import { PickerField } from '@/ui/field/picker-field'
import { dayOf } from '@/components/days'
import { endOfDay } from '../../logic/days'
import { common, submitText } from '../../text'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { FormRow } from './form-row'
import type { FormPartProps } from './types'
import { Button } from '@/ui/button/button'
import { useNow } from '@/components/use-now'

/** By when it is needed: a day, or whenever. */
export function WhenRow({ form, fields, change }: FormPartProps) {
  const [isOpen, setOpen] = useState(false)
  const now = useNow()
  const close = () => setOpen(false)
  const value = form.neededBy === null ? submitText.whenever : submitText.before(dayWords(form.neededBy, now))
  return (
    <>
      <FormRow
        title={submitText.neededBy}
        value={value}
        error={fields.neededBy}
        onPress={() => setOpen(true)}
      />
      {isOpen && (
        <FormSheet title={submitText.neededBy} yes={common.ok} onYes={close} onClose={close} isPlain>
          <PickerField
            label={submitText.neededBy}
            value={form.neededBy === null ? null : dayOf(form.neededBy)}
            min={dayOf(now)}
            max={dayOf(now + wishLimits.neededWithinDays * DAY)}
            placeholder={submitText.whenever}
            onChange={(day) => change({ neededBy: endOfDay(day) })}
          />
          {form.neededBy !== null && (
            <Button kind="ghost" onPress={() => change({ neededBy: null })}>
              {submitText.anyDay}
            </Button>
          )}
        </FormSheet>
      )}
    </>
  )
}
