import { useEffect } from 'react'

interface KeptFiles {
  /** File ids of pictures that have arrived. */
  readonly files: readonly string[]
  /** Those that the draft knows. */
  readonly kept: readonly string[]
  readonly keep: (files: readonly string[]) => void
}

/** Pictures that have arrived belong to the draft; what was under way when the program closed does not. */
export function useKeptFiles({ files, kept, keep }: KeptFiles): void {
  const isKept = files.join(' ') === kept.join(' ')
  useEffect(() => {
    if (!isKept) keep(files)
  })
}
