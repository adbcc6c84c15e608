import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from './lib/files.mjs'
import {
  builtFiles,
  demoTraces,
  emulatorTraces,
  foreignHosts,
  sourceMaps,
  unreadableSyntax,
} from './lib/output.mjs'
import { script } from './lib/process.mjs'
import { compilerComplaints, missingPageFiles } from './lib/weapp-compile.mjs'

/** Checks what reaches people: dist/h5 and dist/weapp, or the weapp folder that is named. */
await script(() => {
  const folder = resolve(process.argv[2] ?? join(root, 'dist', 'weapp'))
  if (!existsSync(join(folder, 'app.json'))) throw new Error('dist/weapp is not built: npm run build:weapp')
  const weapp = builtFiles(folder)
  const h5 = builtFiles(join(root, 'dist', 'h5'))
  const wrong = [
    ...missingPageFiles(folder),
    ...compilerComplaints(folder),
    ...weapp.flatMap((file) => [
      ...foreignHosts(file),
      ...unreadableSyntax(file),
      ...emulatorTraces(file),
      ...sourceMaps(file),
    ]),
    ...[...weapp, ...h5].flatMap(demoTraces),
  ]
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  console.log(
    `output: ${weapp.length + h5.length} files, compiled by wcc and wcsc; no foreign host, emulator address, demo code or source map; readable by old phones`,
  )
})
