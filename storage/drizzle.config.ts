import { defineConfig } from 'drizzle-kit'

/** `npx drizzle-kit generate --config storage/drizzle.config.ts --name <what>`, then review the SQL. */
export default defineConfig({
  dialect: 'sqlite',
  schema: './storage/schema/*.ts',
  out: './storage/migrations',
})
