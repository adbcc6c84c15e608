import type { Json } from '../device'

/** Fields of a request of the automator. */
export interface Params {
  readonly [name: string]: Json | undefined
}

export const text = (params: Params, name: string): string => {
  const value = params[name]
  if (typeof value !== 'string') throw new Error(`${name} is missing`)
  return value
}

export const number = (params: Params, name: string): number => {
  const value = params[name]
  if (typeof value !== 'number') throw new Error(`${name} is missing`)
  return value
}

export const list = (params: Params, name: string): Json[] => {
  const value = params[name]
  return Array.isArray(value) ? value : []
}

/** The names that are asked for. */
export const names = (params: Params): string[] =>
  list(params, 'names').filter((name) => typeof name === 'string')

/** A group of methods of the protocol by their full names, such as `App.getPageStack`. */
export interface Handlers {
  readonly [method: string]: (params: Params) => unknown
}
