/**
 * More threads for files and password hashes than libuv's four: a flush waits for the disk, and others
 * must not wait behind it. Read once, by whoever first needs a thread, so this is imported first.
 */
process.env['UV_THREADPOOL_SIZE'] ??= '12'
