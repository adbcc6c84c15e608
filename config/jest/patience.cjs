// A busy machine is no failure: what hangs is ended, what is slow is not. Budgets of time are the bench's business.
jest.setTimeout(240_000)
