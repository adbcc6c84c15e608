import {
  areaKinds,
  areaLabels,
  skillLabels,
  skills,
  weekTimeLabels,
  weekTimes,
} from '@domain/identity/volunteering'
import { Choices } from '@/components/choices/choices'
import { Failure } from '@/components/form-sheet/failure'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { ChoiceField } from '@/ui/field/choice-field'
import { useVolunteerForm, type VolunteerPage } from '../../use-volunteer'
import { volunteerText } from '../../volunteer-text'

/** What somebody offers: where they report, what they can do, when, and how far from home. */
export function OfferForm({ page }: { readonly page: VolunteerPage }) {
  const offer = useVolunteerForm(page)
  return (
    <>
      <Card isFlush>
        {page.places.length > 1 && !offer.isStanding && <PlaceField page={page} offer={offer} />}
        <OfferFields offer={offer} />
      </Card>
      <Failure text={offer.failure} />
      <Button wide busy={offer.isBusy} onPress={offer.send}>
        {offer.isStanding ? volunteerText.save : volunteerText.apply}
      </Button>
    </>
  )
}

interface OfferProps {
  readonly offer: ReturnType<typeof useVolunteerForm>
}

/** Asked only where somebody may report at their employer's community too. */
function PlaceField({
  page,
  offer: { form, fields, change },
}: OfferProps & { readonly page: VolunteerPage }) {
  const places = page.places.map(({ at, community }) => ({
    value: at,
    label: volunteerText.place(volunteerText.places[at], community),
  }))
  return (
    <ChoiceField
      label={volunteerText.at}
      options={places}
      value={form.at}
      error={fields.at}
      onChange={(at) => change({ at })}
    />
  )
}

const OfferFields = ({ offer: { form, fields, change } }: OfferProps) => (
  <>
    <Choices
      label={volunteerText.skills}
      all={skills}
      words={skillLabels}
      chosen={form.skills}
      error={fields.skills}
      onChange={(chosen) => change({ skills: chosen })}
    />
    <Choices
      label={volunteerText.times}
      all={weekTimes}
      words={weekTimeLabels}
      chosen={form.times}
      error={fields.times}
      onChange={(chosen) => change({ times: chosen })}
    />
    {form.at === 'home' && (
      <Choices
        label={volunteerText.areas}
        all={areaKinds}
        words={areaLabels}
        chosen={form.areas}
        error={fields.areas}
        onChange={(chosen) => change({ areas: chosen })}
      />
    )}
  </>
)
