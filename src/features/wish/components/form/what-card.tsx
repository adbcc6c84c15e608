import { wishLimits } from '@domain/wish/limits'
import { defaultWishRules } from '@domain/wish/rules'
import { wishKindLabels, wishKinds } from '@domain/wish/wish'
import { Card } from '@/ui/card/card'
import { ChoiceField } from '@/ui/field/choice-field'
import { Field } from '@/ui/field/field'
import { TextArea } from '@/ui/field/text-area'
import { TextField } from '@/ui/field/text-field'
import { submitText } from '../../text'
import type { FormPartProps } from './types'

const kinds = wishKinds.map((value) => ({ value, label: wishKindLabels[value] }))

/** What is wished for: one sentence, why, what kind, about how much. */
export const WhatCard = ({ form, fields, change }: FormPartProps) => (
  <Card isFlush>
    <Field label={submitText.wish} error={fields.title}>
      <TextField
        value={form.title}
        maxLength={wishLimits.title.max}
        placeholder={submitText.wishHint}
        onChange={(title) => change({ title })}
      />
    </Field>
    <Field label={submitText.reason} error={fields.reason}>
      <TextArea
        value={form.reason}
        maxLength={wishLimits.reason}
        placeholder={submitText.reasonHint}
        onChange={(reason) => change({ reason })}
      />
    </Field>
    <ChoiceField
      label={submitText.kind}
      options={kinds}
      value={form.kind}
      error={fields.kind}
      onChange={(kind) => change({ kind })}
    />
    {form.kind === 'goods' && (
      <Field label={submitText.value} error={fields.value}>
        <TextField
          type="digit"
          value={form.value}
          placeholder={submitText.valueHint(defaultWishRules.valueMaxYuan)}
          onChange={(value) => change({ value })}
        />
      </Field>
    )}
  </Card>
)
