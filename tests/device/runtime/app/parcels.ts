import type { Parcel, ProgramParcel } from '../program'

declare global {
  interface Window {
    /** Filled by the scripts that the device's server answers with. */
    parcels: { program?: ProgramParcel; [root: string]: Parcel | undefined }
    templates: { readonly [path: string]: unknown }
  }
}

const loading = new Map<string, Promise<Parcel>>()

function load(root: string): Promise<Parcel> {
  const script = document.createElement('script')
  script.src = `/packages/${encodeURIComponent(root)}.js`
  document.head.append(script)
  return new Promise((resolve, reject) => {
    script.addEventListener('load', () => {
      const parcel = window.parcels[root]
      if (parcel) resolve(parcel)
      else reject(new Error(`package ${root} came empty`))
    })
    script.addEventListener('error', () => reject(new Error(`package ${root} cannot be loaded`)))
  })
}

/** A sub-package, fetched the first time that one of its pages is opened (基础能力/分包加载). */
export function parcelOf(root: string): Promise<Parcel> {
  const known = loading.get(root) ?? load(root)
  loading.set(root, known)
  return known
}
