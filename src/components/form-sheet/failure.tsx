import { Block } from '../../ui/native/block'
import { Notice } from '../../ui/notice/notice'

/** Why something was refused, read out when it appears. */
export const Failure = ({ text }: { readonly text: string | null | undefined }) => (
  <Block as="div" role="alert">
    {text && (
      <Notice tone="warn" icon="warn">
        {text}
      </Notice>
    )}
  </Block>
)
