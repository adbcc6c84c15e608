import type { StoredFileInfo } from '../../server/storage-admin'
import { get, send } from './request'

export async function listFiles(): Promise<readonly StoredFileInfo[]> {
  return ((await get('/files')) as { files: readonly StoredFileInfo[] }).files
}

export async function uploadFile(path: string, file: File): Promise<void> {
  await send(`/files?path=${encodeURIComponent(path)}`, { method: 'POST', body: file })
}

export async function removeFile(path: string): Promise<void> {
  await send(`/files?path=${encodeURIComponent(path)}`, { method: 'DELETE' })
}
