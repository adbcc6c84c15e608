/** Runs a script to its end; one that fails says why and ends with everything that it started in this process. */
export function script(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
}
