import { defineConfig } from 'drizzle-kit'

/** `npx drizzle-kit generate --config storage/vault/drizzle.config.ts --name <what>`, then review the SQL. */
export default defineConfig({
  dialect: 'sqlite',
  schema: ['./storage/vault/schema.ts', './storage/vault/guardians/schema.ts'],
  out: './storage/vault/migrations',
})
