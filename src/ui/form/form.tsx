import { Form as NativeForm } from '@tarojs/components'
import { createElement, type FormEvent, type ReactNode } from 'react'

interface FormProps {
  /** What stands in the fields, by their names, at the moment of sending. */
  readonly onSubmit: (values: { readonly [name: string]: string }) => void
  readonly children: ReactNode
}

/**
 * Fields that are read when the form is sent, not while they are written: WeChat looks into a nickname after it was
 * written and may empty the field, which only a form is sure to notice.
 */
export const Form = (props: FormProps) =>
  process.env.TARO_ENV === 'h5' ? <WebForm {...props} /> : <MiniForm {...props} />

const WebForm = ({ onSubmit, children }: FormProps) =>
  createElement(
    'form',
    {
      noValidate: true,
      onSubmit: (event: FormEvent<HTMLFormElement>) => {
        event.preventDefault()
        const values = [...new FormData(event.currentTarget)]
        onSubmit(
          Object.fromEntries(values.map(([name, value]) => [name, typeof value === 'string' ? value : ''])),
        )
      },
    },
    children,
  )

const MiniForm = ({ onSubmit, children }: FormProps) => (
  <NativeForm onSubmit={({ detail }) => onSubmit(detail.value ?? {})}>{children}</NativeForm>
)
