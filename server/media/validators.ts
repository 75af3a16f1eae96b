/**
 * Whether `If-None-Match` names what the client has already: a list of tags or '*', compared
 * weakly (RFC 9110 13.1.2).
 */
export function alreadyHas(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}

/**
 * Whether a `Range` may be served: there is no `If-Range`, or it is exactly our strong tag. A
 * date never matches, for we send no Last-Modified.
 */
export function rangeStillValid(ifRange: string | undefined, etag: string): boolean {
  return ifRange === undefined || ifRange.trim() === etag
}
