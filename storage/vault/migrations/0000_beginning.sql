CREATE TABLE `encryption_vault_audit` (
	`seq` integer PRIMARY KEY NOT NULL,
	`subject` blob NOT NULL,
	`action` text NOT NULL,
	`status` integer NOT NULL,
	`at` integer NOT NULL,
	`facts` blob NOT NULL,
	`hash` blob NOT NULL,
	CONSTRAINT "encryption_vault_audit_action" CHECK(action IN ('init', 'fetch', 'failed_fetch', 'rotate', 'recovery_set', 'recovery_clear', 'zk_enable', 'zk_disable')),
	CONSTRAINT "encryption_vault_audit_lengths" CHECK(seq >= 1 AND length(subject) = 32 AND length(hash) = 32 AND length(facts) >= 28)
) STRICT;
--> statement-breakpoint
CREATE INDEX `encryption_vault_audit_of` ON `encryption_vault_audit` (`subject`,`seq`);--> statement-breakpoint
CREATE TABLE `encryption_vaults` (
	`user_id` text PRIMARY KEY NOT NULL,
	`generation` integer NOT NULL,
	`format_version` integer NOT NULL,
	`kek_id` text,
	`wrapped_mk` blob,
	`wrap_iv` blob,
	`recovery_wrapped_mk` blob,
	`recovery_iv` blob,
	`recovery_set_at` integer,
	`zero_knowledge` integer DEFAULT 0 NOT NULL,
	`key_check` blob NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "encryption_vaults_has_wrap" CHECK(wrapped_mk IS NOT NULL OR recovery_wrapped_mk IS NOT NULL),
	CONSTRAINT "encryption_vaults_wrap_iv_pair" CHECK((wrapped_mk IS NULL) = (wrap_iv IS NULL) AND (recovery_wrapped_mk IS NULL) = (recovery_iv IS NULL)),
	CONSTRAINT "encryption_vaults_zk_consistency" CHECK(zero_knowledge = 0 OR (wrapped_mk IS NULL AND recovery_wrapped_mk IS NOT NULL)),
	CONSTRAINT "encryption_vaults_zk_or_wrap" CHECK(zero_knowledge IN (0, 1) AND (zero_knowledge = 1 OR wrapped_mk IS NOT NULL)),
	CONSTRAINT "encryption_vaults_kek" CHECK((wrapped_mk IS NULL) = (kek_id IS NULL)),
	CONSTRAINT "encryption_vaults_lengths" CHECK(coalesce(length(wrapped_mk), 48) = 48 AND coalesce(length(wrap_iv), 12) = 12
    AND coalesce(length(recovery_wrapped_mk), 48) = 48 AND coalesce(length(recovery_iv), 12) = 12
    AND length(key_check) = 32 AND coalesce(length(kek_id), 16) = 16),
	CONSTRAINT "encryption_vaults_recovery_time" CHECK((recovery_wrapped_mk IS NULL) = (recovery_set_at IS NULL)),
	CONSTRAINT "encryption_vaults_person" CHECK(user_id <> '' AND generation >= 1 AND format_version >= 1)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `encryption_vaults_iv_once` ON `encryption_vaults` (`kek_id`,`wrap_iv`);--> statement-breakpoint
CREATE TABLE `vault_keyring` (
	`id` integer PRIMARY KEY NOT NULL,
	`kek_id` text,
	`audit_count` integer NOT NULL,
	`audit_hash` blob NOT NULL,
	`audit_seal` blob,
	`seal_kek_id` text,
	CONSTRAINT "vault_keyring_one" CHECK(id = 1),
	CONSTRAINT "vault_keyring_lengths" CHECK(coalesce(length(kek_id), 16) = 16 AND length(audit_hash) = 32
    AND coalesce(length(audit_seal), 32) = 32 AND coalesce(length(seal_kek_id), 16) = 16),
	CONSTRAINT "vault_keyring_seal" CHECK((audit_seal IS NULL) = (seal_kek_id IS NULL))
) STRICT;
--> statement-breakpoint
CREATE TABLE `vault_scrubs` (
	`user_id` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `vault_subjects` (
	`user_id` text PRIMARY KEY NOT NULL,
	`key` blob NOT NULL,
	CONSTRAINT "vault_subjects_shape" CHECK(user_id <> '' AND length(key) = 32)
) STRICT;
--> statement-breakpoint
INSERT INTO `vault_keyring` (`id`, `audit_count`, `audit_hash`) VALUES (1, 0, zeroblob(32));
