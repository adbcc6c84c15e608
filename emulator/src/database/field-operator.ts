export type ValueTest = (value: unknown) => boolean

/** Makes the test of one operator on one path; `compile` serves those that hold a whole query. */
export type FieldOperator = (
  path: string,
  argument: unknown,
  compile: (criteria: unknown) => ValueTest,
) => ValueTest
