import { Button as NativeButton } from '@tarojs/components'
import { demoPhoneCode } from '../../platform/phone-code'
import { Button } from '../button/button'
import classes from './phone-button.module.scss'

interface PhoneButtonProps {
  readonly label: string
  readonly isBusy: boolean
  /** WeChat's code for the number, good once and for five minutes; null when the person would rather not. */
  readonly onCode: (code: string | null) => void
}

/** WeChat asks the person itself; only a button of this kind can start that. Each agreement costs the operator money. */
export function PhoneButton(props: PhoneButtonProps) {
  return process.env.TARO_ENV === 'h5' ? <WebPhoneButton {...props} /> : <MiniPhoneButton {...props} />
}

const WebPhoneButton = ({ label, isBusy, onCode }: PhoneButtonProps) => (
  <Button wide icon="phone" busy={isBusy} onPress={() => void demoPhoneCode().then(onCode)}>
    {label}
  </Button>
)

const MiniPhoneButton = ({ label, isBusy, onCode }: PhoneButtonProps) => (
  <NativeButton
    className={classes.button ?? ''}
    openType="getPhoneNumber"
    disabled={isBusy}
    onGetPhoneNumber={({ detail }) => onCode(detail.code ?? null)}
  >
    {label}
  </NativeButton>
)
