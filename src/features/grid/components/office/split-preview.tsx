import { View } from '@tarojs/components'
import { useQuery } from '@tanstack/react-query'
import { AppError, type Fields } from '@domain/errors'
import type { TreeNode } from '@domain/grid/tree-contract'
import { api } from '@/api'
import { startOfDay } from '@/components/days'
import { FormSheet } from '@/components/form-sheet/form-sheet'
import { goBack } from '@/platform/navigate'
import { errorMessage } from '@/ui/error-state/error-state'
import { Block } from '@/ui/native/block'
import { Skeleton } from '@/ui/skeleton/skeleton'
import { officeText, splitText, treeText } from '../../tree-text'
import classes from './office.module.scss'
import type { Splitting } from './split-form'
import { useOffice } from './use-office'

interface SplitPreviewProps {
  readonly org: TreeNode['org']
  readonly form: Splitting
  readonly onRefused: (fields: Fields) => void
  readonly onClose: () => void
}

const lines = ['buildings', 'households', 'people', 'openWishes'] as const

type Split = typeof api.grid.tree.split

const fromWords = (day: string | null): string => (day === null ? officeText.today : treeText.since(day))

/** Tells the form which of its fields are refused, so that they stand there when the sheet is closed. */
const telling =
  (onRefused: (fields: Fields) => void) =>
  (...call: [input: Parameters<Split>[0], options: { key: string }]): ReturnType<Split> =>
    api.grid.tree.split(...call).catch((error: unknown) => {
      onRefused(error instanceof AppError ? error.fields : {})
      throw error
    })

/** Says how much goes along, and does it. */
export function SplitPreview({ org, form, onRefused, onClose }: SplitPreviewProps) {
  const { buildings, name, secretary, day } = form
  const asked = { org: org.id, buildings: [...buildings] }
  const preview = useQuery({
    queryKey: ['grid', 'preview', asked],
    queryFn: () => api.grid.tree.preview(asked),
  })
  const command = useOffice({ call: telling(onRefused), said: splitText.said, onClose: goBack })
  const at = day === null ? null : startOfDay(day)
  const [refusal] = Object.values(command.fields)
  const failure = command.failure ?? refusal ?? (preview.error && errorMessage(preview.error))
  return (
    <FormSheet
      title={splitText.preview}
      yes={splitText.yes}
      isRisky
      isBusy={command.isBusy || preview.isPending}
      failure={failure}
      onYes={() =>
        command.send({ ...asked, version: org.version, name, secretary: secretary?.id ?? null, at })
      }
      onClose={onClose}
    >
      <View>{splitText.becomes(name.trim(), secretary?.name ?? null, fromWords(day))}</View>
      {preview.data ? <Amounts amounts={preview.data} /> : <Skeleton cards={1} />}
      <View className={classes.small}>{splitText.stays}</View>
    </FormSheet>
  )
}

type Preview = Awaited<ReturnType<typeof api.grid.tree.preview>>

const Amounts = ({ amounts }: { readonly amounts: Preview }) => (
  <Block as="ul" className={classes.lines}>
    {lines.map((line) => (
      <Block as="li" key={line}>
        {splitText.lines[line](amounts[line])}
      </Block>
    ))}
  </Block>
)
