import type { AppConfig, ProgramParcel } from '../program'

/** The words that `@name` stands for in this theme. */
type Words = { readonly [name: string]: string }

/** Puts the theme's words into a configuration (基础能力/DarkMode 适配: theme.json). */
function worded<Config>(config: Config, words: Words): Config {
  const text = JSON.stringify(config, (_key, value: unknown) =>
    typeof value === 'string' && value.startsWith('@') ? (words[value.slice(1)] ?? value) : value,
  )
  return JSON.parse(text) as Config
}

/** The program as this phone's theme shows it; a program without `darkmode` is always light. */
export function themed(program: ProgramParcel, theme: 'light' | 'dark'): ProgramParcel {
  const words = program.theme[program.app.darkmode ? theme : 'light']
  if (!words) return program
  return { ...program, app: worded<AppConfig>(program.app, words), configs: worded(program.configs, words) }
}
