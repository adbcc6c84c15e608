/** A part of a page's data by its path, such as `list[0].name`; the whole without one. */
export function valueAt(data: unknown, path = ''): unknown {
  const steps = path.match(/[^.[\]]+/g) ?? []
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (Reflect.get(value, step) as unknown) : undefined,
    data,
  )
}
