import { View } from '@tarojs/components'
import type { MyFace } from '@domain/identity/face-contract'
import { faceLimits } from '@domain/identity/face'
import { Failure } from '@/components/form-sheet/failure'
import { Avatar } from '@/ui/avatar/avatar'
import { AvatarButton } from '@/ui/avatar/avatar-button'
import { Button } from '@/ui/button/button'
import { Card } from '@/ui/card/card'
import { Field } from '@/ui/field/field'
import { Form } from '@/ui/form/form'
import { NicknameField } from '@/ui/form/nickname-field'
import { SubmitButton } from '@/ui/form/submit-button'
import { faceText } from '../../face-text'
import { useEditFace } from '../../use-face'
import classes from './face.module.scss'

interface FaceFormProps {
  readonly face: MyFace
}

/** Picture above, nickname below; both may stay empty. */
export function FaceForm({ face }: FaceFormProps) {
  const edit = useEditFace(face)
  const nickname = face.nickname?.text ?? ''
  const hasAny = face.nickname !== null || face.picture !== null
  return (
    <Form onSubmit={(values) => edit.save(values['nickname'] ?? '')}>
      <View className={classes.form}>
        <Card isFlush as="section" label={faceText.picture}>
          <PictureRow name={face.name} edit={edit} />
          {/* Saved or taken away, the field begins anew. */}
          <Field label={faceText.nickname} hint={faceText.nicknameHint} error={edit.fields.nickname}>
            <NicknameField
              key={nickname}
              name="nickname"
              initial={nickname}
              maxLength={faceLimits.nickname}
              placeholder={faceText.example}
            />
          </Field>
        </Card>
        <Failure text={edit.failure} />
        <SubmitButton label={faceText.save} isBusy={edit.isBusy} />
        {hasAny && (
          <Button kind="ghost" wide icon="trash" disabled={edit.isBusy} onPress={edit.clear}>
            {faceText.clear}
          </Button>
        )}
      </View>
    </Form>
  )
}

interface PictureRowProps {
  readonly name: string
  readonly edit: ReturnType<typeof useEditFace>
}

const PictureRow = ({ name, edit }: PictureRowProps) => (
  <Field label={faceText.picture} hint={faceText.pictureHint} error={edit.fields.picture} isGroup>
    <View className={classes.row}>
      <Avatar name={name} picture={edit.preview} isBig />
      <View className={classes.buttons}>
        <AvatarButton
          label={edit.preview === null ? faceText.choose : faceText.change}
          isDisabled={edit.isBusy}
          onChosen={edit.choose}
        />
        {edit.preview !== null && (
          <Button kind="plain" disabled={edit.isBusy} onPress={edit.drop}>
            {faceText.drop}
          </Button>
        )}
      </View>
    </View>
  </Field>
)
