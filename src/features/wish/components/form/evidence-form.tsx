import { View } from '@tarojs/components'
import { evidenceHints } from '@domain/wish/evidence'
import { wishLimits } from '@domain/wish/limits'
import { pictureFolder } from '@domain/wish/pictures'
import type { WishDetail } from '@domain/wish/schemas'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { Field } from '@/ui/field/field'
import { TextArea } from '@/ui/field/text-area'
import { Heading } from '@/ui/native/heading'
import { Notice } from '@/ui/notice/notice'
import { Page } from '@/ui/page/page'
import { asksForTime } from '../../logic/evidence-form'
import { fulfilText, submitText } from '../../text'
import { useEvidence } from '../../use-evidence'
import { PicturePicker } from '../picture-picker'
import { SignatureField } from '../signature/signature-field'
import { Failure } from '@/components/form-sheet/failure'
import classes from './form.module.scss'
import { MinutesField } from './minutes-field'

interface EvidenceFormProps {
  readonly wish: WishDetail
}

/** Evidence by kind: a photo of what was delivered, the time of a service, a signature, or a few words. */
export function EvidenceFormPage({ wish }: EvidenceFormProps) {
  const evidence = useEvidence(wish)
  const { pictures } = evidence
  const footer = (
    <Button wide busy={evidence.isBusy} disabled={pictures.isUploading} onPress={evidence.submit}>
      {pictures.isUploading ? submitText.uploading : fulfilText.submit}
    </Button>
  )
  return (
    <Page title={fulfilText.title} footer={footer}>
      <Card>
        <Heading level={2}>{wish.title}</Heading>
        <View className={classes.small}>{evidenceHints[wish.kind]}</View>
      </Card>
      <Parts evidence={evidence} isTimed={asksForTime(wish.kind)} folder={pictureFolder(wish.viewerId)} />
      <Notice>{fulfilText.next}</Notice>
      <Failure text={evidence.failure} />
    </Page>
  )
}

interface PartsProps {
  readonly evidence: ReturnType<typeof useEvidence>
  /** The time of service is what counts. */
  readonly isTimed: boolean
  readonly folder: string
}

const Parts = ({ evidence: { form, fields, change, pictures }, isTimed, folder }: PartsProps) => (
  <>
    {isTimed && (
      <Card isFlush>
        <MinutesField
          value={form.minutes}
          error={fields.minutes}
          onChange={(minutes) => change({ minutes })}
        />
      </Card>
    )}
    <Card>
      <PicturePicker
        label={isTimed ? fulfilText.photosOptional : fulfilText.photos}
        most={wishLimits.evidencePhotos}
        pictures={pictures}
        error={fields.photos}
      />
    </Card>
    <Card isFlush>
      <SignatureField
        folder={folder}
        value={form.signature}
        onChange={(signature) => change({ signature })}
      />
      <Field label={fulfilText.note} hint={fulfilText.noteHint} error={fields.note}>
        <TextArea value={form.note} maxLength={wishLimits.note} onChange={(note) => change({ note })} />
      </Field>
    </Card>
  </>
)
