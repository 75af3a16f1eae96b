/**
 * Whether anybody has a blob, for conditions on the table `blob`: in the open or sealed. Whatever
 * trashes or ends one asks by these and by nothing else. [Note: references are counted by query]
 */
const live = (table: string) =>
  `EXISTS (SELECT 1 FROM ${table} WHERE blob_id = blob.id AND removed_at IS NULL)`
const any = (table: string) => `EXISTS (SELECT 1 FROM ${table} WHERE blob_id = blob.id)`

/** Nobody has it live. */
export const unreferenced = `NOT ${live('media')} AND NOT ${live('sealed_media')}`

/** Nobody has it, not even among what was removed. */
export const nobodys = `NOT ${any('media')} AND NOT ${any('sealed_media')}`
