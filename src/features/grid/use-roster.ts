import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { AppError } from '@domain/errors'
import { isWorking, rosterLimits, type RowKind } from '@domain/grid/roster'
import type { ImportStatus } from '@domain/grid/roster-contract'
import { api } from '@/api'
import { useCommand, type Command, type Running } from '@/components/use-command'
import { useRefetchOnShow } from '@/components/use-refetch-on-show'
import { randomKey } from '@/platform/random-key'
import { uploadPicture } from '@/platform/upload'
import { chooseWorkbook, openWorkbook } from '@/platform/workbooks'
import { toast } from '@/ui/dialog'
import { errorMessage } from '@/ui/error-state/error-state'
import { rosterText } from './roster-text'

const listKey = ['grid', 'roster'] as const

/** The imports of a community, null: of the caller's own, page by page, newest first. */
export function useRoster(community: string | null) {
  const roster = useInfiniteQuery({
    queryKey: [...listKey, community],
    queryFn: ({ pageParam }) => api.grid.roster.list({ community, after: pageParam }),
    initialPageParam: null as RosterPage['next'],
    getNextPageParam: ({ next }) => next,
  })
  useRefetchOnShow(roster)
  return roster
}
type RosterPage = Awaited<ReturnType<typeof api.grid.roster.list>>
type Roster = InfiniteData<RosterPage>

/** The grids of a community, null: of the caller's own, once they are wanted. */
export const useGrids = (community: string | null, isWanted: boolean) =>
  useQuery({
    queryKey: ['grid', 'tree', community],
    queryFn: () => api.grid.tree.get({ org: community }),
    enabled: isWanted,
    select: ({ below }) => below.filter(({ kind }) => kind === 'grid'),
  })

/** Sends a command about rosters; the list is read anew. */
export const useRosterCommand = <I, O>(command: Command<I, O>): Running<I> =>
  useCommand({ ...command, refreshes: ['grid'], say })

const say = ({ message, fields }: AppError): void => toast(Object.values(fields)[0] ?? message)

/** Ms between two looks at an import that somebody else works on, or that could not be reached. */
const PAUSE = 2000

/**
 * Lets an import work, stretch by stretch, as long as the page is open; `jobs` takes up what is left. After tries that
 * came to nothing it waits as long as the server says. Answers how often in a row it has not gone on.
 */
export function useDrive(status: ImportStatus): number {
  const queries = useQueryClient()
  const [failed, setFailed] = useState({ at: '', times: 0 })
  const { id, version, state, isBusy, retryIn } = status
  const at = stationOf(status)
  const tries = failed.at === at ? failed.times : 0
  useEffect(() => {
    if (!isWorking(state)) return undefined
    let isOver = false
    const show = (next: ImportStatus) =>
      queries.setQueriesData<Roster>({ queryKey: listKey }, (known) => known && withStatus(known, next))
    const advance = async () => {
      const next = await api.grid.roster.advance({ id, version }).catch(() => null)
      if (isOver) return
      if (next) show(next)
      if (!next || stationOf(next) === at) setFailed({ at, times: tries + 1 })
    }
    const pause = isBusy || tries > 0 ? PAUSE : 0
    const timer = setTimeout(() => void advance(), Math.max(pause, retryIn))
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [queries, id, version, state, isBusy, retryIn, at, tries])
  return tries
}

/** How far an import is; its version also grows by a stretch that came to nothing. */
const stationOf = ({ state, chunks, done }: ImportStatus): string => [state, chunks, done].join(':')

const withStatus = (known: Roster, next: ImportStatus): Roster => {
  const fresh = (one: ImportStatus): ImportStatus => (one.id === next.id ? next : one)
  const pages = known.pages.map((page) => ({
    ...page,
    imports: page.imports.map(fresh),
    open: page.open && fresh(page.open),
  }))
  return { ...known, pages }
}

/** Chooses, uploads and begins; how much has been uploaded meanwhile, null while nothing is. */
export function useBegin(folder: string, community: string | null) {
  const [share, setShare] = useState<number | null>(null)
  const begin = useRosterCommand({ call: api.grid.roster.begin })
  const choose = async () => {
    const workbook = await chooseWorkbook()
    if (!workbook) return
    if (workbook.size > rosterLimits.fileBytes) {
      toast(rosterText.tooLarge)
      return
    }
    setShare(0)
    try {
      const cloudPath = `${folder}/${randomKey()}.xlsx`
      const file = await uploadPicture({ picture: workbook, cloudPath, onProgress: setShare })
      begin.send({ community, file, fileName: workbook.name.slice(-100) })
    } catch (error) {
      toast(errorMessage(error))
    }
    setShare(null)
  }
  return { share, isBusy: begin.isBusy || share !== null, choose: () => void choose() }
}

/** Gets a workbook and hands it to the person. */
export function useWorkbook(ask: () => Promise<{ readonly url: string; readonly name: string }>) {
  const [isBusy, setIsBusy] = useState(false)
  const get = async () => {
    setIsBusy(true)
    await ask()
      .then(openWorkbook)
      .catch((error: unknown) => toast(errorMessage(error)))
    setIsBusy(false)
  }
  return { isBusy, get: () => void get() }
}

/** Times that a roster which is still being written is asked for again: some two minutes. */
const TRIES = 10

/** Says that the roster is taken out, waits until it is written, and hands it to the person. */
export function useExport() {
  const [isWriting, setIsWriting] = useState(false)
  const written = async (id: string, tries = 1): Promise<Parameters<typeof openWorkbook>[0]> => {
    try {
      return await api.grid.roster.exported({ id })
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'conflict' || tries === TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
      return written(id, tries + 1)
    }
  }
  const onDone = ({ id }: { readonly id: string }) => {
    setIsWriting(true)
    written(id)
      .then(openWorkbook)
      .catch((error: unknown) => toast(errorMessage(error)))
      .finally(() => setIsWriting(false))
  }
  const { send, isBusy, fields } = useRosterCommand({ call: api.grid.roster.export, onDone })
  return { send, isBusy: isBusy || isWriting, fields }
}

/** Rows of an import by what becomes of them. */
export const useRows = (id: string, kind: RowKind, version: number) =>
  useInfiniteQuery({
    queryKey: ['grid', 'rosterRows', id, kind, version],
    queryFn: ({ pageParam }) => api.grid.roster.preview({ id, kind, after: pageParam }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    // What somebody says of a row makes a new version: the rows stay on the screen meanwhile.
    placeholderData: (before, query) => (query?.queryKey[3] === kind ? before : undefined),
  })
