import { Button as NativeButton } from '@tarojs/components'
import { copyAddress } from '../../platform/share'
import { classNames } from '../class-names'
import { toast } from '../dialog'
import { Icon } from '../icon/icon'
import { uiText } from '../text'
import { Button } from './button'
import tapClasses from '../tap/tap.module.scss'
import classes from './button.module.scss'

/** Forwards the page: WeChat asks the page for its card (useShareCard); in a browser one copies the address. */
export const ShareButton = () => (process.env.TARO_ENV === 'h5' ? <CopyButton /> : <WechatButton />)

/** WeChat's own button: nothing else may ask for a chat to send to. */
const WechatButton = () => (
  <NativeButton
    openType="share"
    className={classNames(classes.native, classes.button, classes.ghost, classes.wide)}
    hoverClass={tapClasses.pressed ?? ''}
    {...{ ariaRole: 'button' }}
  >
    <Icon name="share" size="s" />
    {uiText.forward}
  </NativeButton>
)

const CopyButton = () => (
  <Button kind="ghost" icon="share" wide onPress={() => void copy()}>
    {uiText.copyAddress}
  </Button>
)

async function copy(): Promise<void> {
  try {
    await copyAddress()
    toast(uiText.addressCopied)
  } catch {
    toast(uiText.addressNotCopied)
  }
}
