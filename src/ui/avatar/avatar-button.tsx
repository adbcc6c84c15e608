import { Button as NativeButton } from '@tarojs/components'
import { chooseFace, faceFrom, PictureError, type LocalPicture } from '../../platform/pictures'
import { Button } from '../button/button'
import buttonClasses from '../button/button.module.scss'
import { classNames } from '../class-names'
import { Icon } from '../icon/icon'
import tapClasses from '../tap/tap.module.scss'

interface AvatarButtonProps {
  readonly label: string
  readonly isDisabled: boolean
  /** Made small already; null when they thought better of it; fails with a PictureError. */
  readonly onChosen: (picture: Promise<LocalPicture | null>) => void
}

/** Lets somebody choose a picture of themselves: in WeChat only a button of this kind offers the one they have there. */
export const AvatarButton = (props: AvatarButtonProps) =>
  process.env.TARO_ENV === 'h5' ? <WebAvatarButton {...props} /> : <MiniAvatarButton {...props} />

const WebAvatarButton = ({ label, isDisabled, onChosen }: AvatarButtonProps) => (
  <Button kind="ghost" icon="picture" disabled={isDisabled} onPress={() => onChosen(chooseFace())}>
    {label}
  </Button>
)

const MiniAvatarButton = ({ label, isDisabled, onChosen }: AvatarButtonProps) => (
  <NativeButton
    className={classNames(buttonClasses.native, buttonClasses.button, buttonClasses.ghost)}
    hoverClass={tapClasses.pressed ?? ''}
    openType="chooseAvatar"
    disabled={isDisabled}
    onChooseAvatar={({ detail }) => onChosen(chosenFrom(detail as Chosen))}
    {...{ ariaRole: 'button' }}
  >
    <Icon name="picture" size="s" />
    {label}
  </NativeButton>
)

interface Chosen {
  readonly avatarUrl?: string
  readonly errMsg?: string
}

/** A picture that WeChat itself refuses comes with no event at all; one that may not be touched comes without a file. */
function chosenFrom({ avatarUrl, errMsg = '' }: Chosen): Promise<LocalPicture | null> {
  if (avatarUrl) return faceFrom(avatarUrl)
  return /cancel/.test(errMsg) ? Promise.resolve(null) : Promise.reject(new PictureError('refused'))
}
