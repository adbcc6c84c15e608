import { paths } from '@/components/paths'
import { open } from '@/platform/navigate'
import { Card } from '@/ui/card/card'
import { ChoiceField } from '@/ui/field/choice-field'
import { Field } from '@/ui/field/field'
import { TextField } from '@/ui/field/text-field'
import { RowLink } from '@/ui/row/row-link'
import { SwitchRow } from '@/ui/switch-row/switch-row'
import { joinText, phoneOptions } from '../../join-text'
import type { StepProps } from './types'

/** A phone number, if somebody wants to leave one, and the agreement. */
export const PhoneStep = ({ form, change, fields }: StepProps) => (
  <>
    <Card isFlush as="section" label={joinText.phone}>
      <ChoiceField
        label={joinText.phone}
        hint={joinText.phoneHint}
        error={fields.phone}
        options={phoneOptions}
        value={form.phone}
        onChange={(phone) => change({ phone })}
      />
      {form.phone === 'typed' && (
        <Field label={joinText.number} hint={joinText.numberHint} error={fields['phone.number']}>
          <TextField
            type="phone"
            value={form.number}
            placeholder={joinText.numberExample}
            maxLength={11}
            onChange={(number) => change({ number })}
          />
        </Field>
      )}
    </Card>
    <Card isFlush>
      <Field isGroup label={joinText.consentTitle} error={fields.consent}>
        <SwitchRow
          look="check"
          label={joinText.consent}
          value={form.isAgreed}
          onChange={(isAgreed) => change({ isAgreed })}
        />
      </Field>
      <RowLink icon="shield" title={joinText.privacy} onPress={() => open(paths.privacy)} />
    </Card>
  </>
)
