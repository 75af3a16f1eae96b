import { HearthError } from '../../storage/index.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

/** Objects in objects; settings are flat by comparison. */
const deepest = 16

/** An assignment to one of these would reach every object in the program. */
const refused = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Objects are merged, whatever else replaces what was there. Neither is changed.
 * @throws VALIDATION for keys that are no settings, and for what is nested too deeply
 */
export function merge(before: JsonObject, change: JsonObject): JsonObject {
  check(change, 1)
  return merged(before, change)
}

function merged(before: JsonObject, change: JsonObject): JsonObject {
  const after = { ...before }
  for (const [key, value] of Object.entries(change)) {
    const old = Object.hasOwn(before, key) ? before[key] : undefined
    after[key] = isObject(value) ? merged(isObject(old) ? old : {}, value) : value
  }
  return after
}

function check(value: Json, depth: number): void {
  if (typeof value !== 'object' || value === null) return
  if (depth > deepest) throw tooDeep()
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && refused.has(key)) throw noSetting(key)
    check(inner, depth + 1)
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function tooDeep(): HearthError {
  return new HearthError('VALIDATION', `Settings have at most ${deepest} levels.`)
}

function noSetting(key: string): HearthError {
  return new HearthError('VALIDATION', `A setting cannot be called ${key}.`, { field: key })
}
