/** What `--help` prints. */
export const USAGE = `cloudbase-emulator: a local CloudBase for WeChat mini-program projects

  --functions DIR       cloud functions: DIR/<name>/index.js and config.json     (required)
  --indexes FILE        JSON: {"collections": {"<name>": {"indexes": [...]}}}    (required)
  --data DIR            where documents and files are kept                       (required)
  --port N              default 9000; 0 takes a free one
  --host ADDRESS        default 127.0.0.1
  --storage-rules FILE  JSON: {"read": rule, "write": rule} or the name of a simple permission
  --templates FILE      JSON: subscribe-message templates by id; without it any id is accepted
  --app FILE            the app.json of the mini-program: which pages codes and messages may open
  --static DIR          files served at /
  --env K=V             a variable of the functions; may be repeated
  --closed NAME         a function that clients may not call; may be repeated
  --push EVENT=NAME     which function receives a message push, e.g. wxa_media_check=push
  --admin-token TOKEN   generated when absent
  --strict              refuse queries that no index serves
  --scan-limit N        documents that such a query may read before it is reported or refused; default 1000
  --workers N           instances one function may have at the same time; default 4
  --concurrency N       calls of one function that may run or wait; default 1000
  --timeout SECONDS     of functions whose config.json names none; default 3
  --allow-read DIR      a folder that functions may read beside their own; may be repeated
  --unguarded           functions may read and write every file and start processes
  --fault NAME=VALUE    latency=200±100, errorRate=0.1, lostReplies=0.1, throttling=20 or contentCheck=review,
                        then @PATTERN for some requests only; may be repeated; see the README
  --fault-seed N        chooses which requests faults of chance strike; default 1
  --no-timers           do not fire cron triggers
  --quiet               do not print what functions log

For a data folder that no emulator is using:

  cloudbase-emulator verify --data DIR [--recover]
                        compares every index with the documents; --recover first drops the damaged end of a log
  cloudbase-emulator export --data DIR --to FILE|FOLDER
                        documents, indexes and files as gzip of JSON lines with checksums
  cloudbase-emulator import --data DIR --from FILE [--replace]
                        the state of an archive; --replace when the folder holds documents
`

/** The options as node:util's parseArgs takes them. */
export const OPTIONS = {
  functions: { type: 'string' },
  indexes: { type: 'string' },
  data: { type: 'string' },
  port: { type: 'string', default: '9000' },
  host: { type: 'string' },
  'storage-rules': { type: 'string' },
  templates: { type: 'string' },
  app: { type: 'string' },
  static: { type: 'string' },
  env: { type: 'string', multiple: true },
  closed: { type: 'string', multiple: true },
  push: { type: 'string', multiple: true },
  'admin-token': { type: 'string' },
  strict: { type: 'boolean', default: false },
  'scan-limit': { type: 'string' },
  workers: { type: 'string' },
  concurrency: { type: 'string' },
  timeout: { type: 'string' },
  'allow-read': { type: 'string', multiple: true },
  unguarded: { type: 'boolean', default: false },
  fault: { type: 'string', multiple: true },
  'fault-seed': { type: 'string' },
  'no-timers': { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const
