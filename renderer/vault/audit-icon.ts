import type { VaultAuditEntry } from '../../client/index.ts'
import type { IconName } from '../ui/icons.ts'

export function iconOf({ action, status }: VaultAuditEntry): IconName {
  if (status >= 400) return 'warning'
  if (action.startsWith('guardian')) return 'people'
  if (action.startsWith('zk_')) return 'lock'
  return /recovery|rotate/.test(action) ? 'shield' : 'key'
}
