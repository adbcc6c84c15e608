interface Plan {
  /** How often in all. */
  readonly tries: number
  /** Ms before the second try; doubled before each further one. */
  readonly pause: number
}

/** Tries again after a failure, each time a little later; throws what the last try threw. */
export async function retry<Value>(work: () => Promise<Value>, { tries, pause }: Plan): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    if (tries <= 1) throw error
    await new Promise((resolve) => setTimeout(resolve, pause))
    return retry(work, { tries: tries - 1, pause: pause * 2 })
  }
}
