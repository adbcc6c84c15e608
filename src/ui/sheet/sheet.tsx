import { View } from '@tarojs/components'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Heading } from '../native/heading'
import { Icon } from '../icon/icon'
import { Tap } from '../tap/tap'
import { uiText } from '../text'
import classes from './sheet.module.scss'

interface SheetProps {
  readonly title: string
  readonly onClose: () => void
  readonly children?: ReactNode
  /** Buttons; they stay visible while the content scrolls. */
  readonly footer?: ReactNode
}

/** Comes up from below (in the middle of a wide screen) over the page. Render it to open it. */
export function Sheet(props: SheetProps) {
  return process.env.TARO_ENV === 'h5' ? <WebSheet {...props} /> : <MiniSheet {...props} />
}

/** A modal <dialog>: the browser keeps the keyboard inside, closes on Esc and gives the focus back. */
function WebSheet(props: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  const closeOnVeil = (event: { target: unknown; currentTarget: unknown }) => {
    if (event.target === event.currentTarget) props.onClose()
  }
  const closeOnEscape = (event: { preventDefault: () => void }) => {
    event.preventDefault()
    props.onClose()
  }
  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-labelledby={titleId}
      onCancel={closeOnEscape}
      onClick={closeOnVeil}
    >
      <Panel {...props} titleId={titleId} />
    </dialog>
  )
}

function MiniSheet(props: SheetProps) {
  return (
    <View className={classes.overlay} catchMove>
      <View className={classes.veil} onClick={props.onClose} />
      <View className={classes.bottom} {...{ ariaRole: 'dialog', ariaModal: true, ariaLabel: props.title }}>
        <Panel {...props} />
      </View>
    </View>
  )
}

function Panel({ title, titleId, onClose, children, footer }: SheetProps & { readonly titleId?: string }) {
  return (
    <View className={classes.panel}>
      <View className={classes.head}>
        <Heading level={2} {...(titleId && { id: titleId })}>
          {title}
        </Heading>
        <Tap className={classes.close} label={uiText.close} onPress={onClose}>
          <Icon name="close" />
        </Tap>
      </View>
      <View className={classes.content}>{children}</View>
      {footer && <View className={classes.footer}>{footer}</View>}
    </View>
  )
}
