/** What of js-yaml is used; its package brings no types. */
declare module 'js-yaml' {
  /** @throws for what is not YAML */
  export function load(text: string, options?: { schema?: object }): unknown
  /** Everything that is not a list or a map is a string. */
  export const FAILSAFE_SCHEMA: object
}
