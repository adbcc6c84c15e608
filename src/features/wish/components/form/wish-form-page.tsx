import type { ReactNode } from 'react'
import { wishLimits } from '@domain/wish/limits'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { Page } from '@/ui/page/page'
import { submitText } from '../../text'
import type { Pictures } from '../../use-pictures'
import { PicturePicker } from '../picture-picker'
import { Failure } from '@/components/form-sheet/failure'
import { SeenCard } from './seen-card'
import type { FormPartProps } from './types'
import { WhatCard } from './what-card'
import { WhenRow } from './when-row'

interface WishFormPageProps extends FormPartProps {
  readonly title: string
  readonly yes: string
  readonly branch: string
  readonly pictures: Pictures
  readonly isBusy: boolean
  /** Why it was refused, when no field is to blame. */
  readonly failure: string | null
  readonly onSubmit: () => void
  /** Above the form. */
  readonly children?: ReactNode
  /** For whom it is; not asked again in an edit. */
  readonly who?: ReactNode
}

/** The form of a wish, as on paper: what, pictures, when, for whom, and who will see it. */
export function WishFormPage(props: WishFormPageProps) {
  const { form, fields, change, pictures } = props
  const part = { form, fields, change }
  const footer = (
    <Button wide busy={props.isBusy} disabled={pictures.isUploading} onPress={props.onSubmit}>
      {pictures.isUploading ? submitText.uploading : props.yes}
    </Button>
  )
  return (
    <Page title={props.title} footer={footer}>
      {props.children}
      <WhatCard {...part} />
      <Card>
        <PicturePicker
          label={submitText.pictures}
          most={wishLimits.pictures}
          pictures={pictures}
          error={fields.pictures}
        />
      </Card>
      <Card isFlush>
        <WhenRow {...part} />
        {props.who}
      </Card>
      <SeenCard {...part} branch={props.branch} />
      <Failure text={props.failure} />
    </Page>
  )
}
