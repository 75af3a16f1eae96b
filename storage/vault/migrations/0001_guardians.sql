CREATE TABLE `guardian_answers` (
	`request_id` text NOT NULL,
	`circle_id` text NOT NULL,
	`guardian_id` text NOT NULL,
	`sealed_share` blob,
	`at` integer NOT NULL,
	PRIMARY KEY(`request_id`, `guardian_id`),
	FOREIGN KEY (`request_id`,`circle_id`) REFERENCES `guardian_requests`(`id`,`circle_id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`circle_id`,`guardian_id`) REFERENCES `guardian_shares`(`circle_id`,`guardian_id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "guardian_answers_length" CHECK(coalesce(length(sealed_share), 126) = 126)
) STRICT;
--> statement-breakpoint
CREATE INDEX `guardian_answers_by` ON `guardian_answers` (`circle_id`,`guardian_id`);--> statement-breakpoint
CREATE TABLE `guardian_circles` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`threshold` integer NOT NULL,
	`named` integer NOT NULL,
	`recovery_iv` blob NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `encryption_vaults`(`user_id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "guardian_circles_sizes" CHECK(named BETWEEN 2 AND 9 AND threshold BETWEEN 2 AND named AND length(recovery_iv) = 12),
	CONSTRAINT "guardian_circles_id" CHECK(length(id) = 36)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `guardian_circles_one` ON `guardian_circles` (`owner_id`);--> statement-breakpoint
CREATE TABLE `guardian_keys` (
	`user_id` text PRIMARY KEY NOT NULL,
	`public_key` blob NOT NULL,
	`sealed_private_key` blob NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `encryption_vaults`(`user_id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "guardian_keys_point" CHECK(length(public_key) = 65 AND substr(public_key, 1, 1) = x'04'),
	CONSTRAINT "guardian_keys_sealed" CHECK(length(sealed_private_key) BETWEEN 60 AND 400)
) STRICT;
--> statement-breakpoint
CREATE TABLE `guardian_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`circle_id` text NOT NULL,
	`public_key` blob NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`circle_id`) REFERENCES `guardian_circles`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "guardian_requests_point" CHECK(length(public_key) = 65 AND substr(public_key, 1, 1) = x'04'),
	CONSTRAINT "guardian_requests_state" CHECK(state IN ('open', 'withdrawn', 'replaced')),
	CONSTRAINT "guardian_requests_times" CHECK(id <> '' AND expires_at > created_at)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `guardian_requests_one_open` ON `guardian_requests` (`circle_id`) WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX `guardian_requests_of` ON `guardian_requests` (`id`,`circle_id`);--> statement-breakpoint
CREATE TABLE `guardian_shares` (
	`circle_id` text NOT NULL,
	`guardian_id` text NOT NULL,
	`sealed_share` blob,
	`lost` text,
	PRIMARY KEY(`circle_id`, `guardian_id`),
	FOREIGN KEY (`circle_id`) REFERENCES `guardian_circles`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "guardian_shares_lost" CHECK((sealed_share IS NULL) = (lost IS NOT NULL)
    AND coalesce(lost, 'declined') IN ('declined', 'zero-knowledge-off', 'key-replaced')),
	CONSTRAINT "guardian_shares_length" CHECK(coalesce(length(sealed_share), 126) = 126),
	CONSTRAINT "guardian_shares_person" CHECK(guardian_id <> '')
) STRICT;
--> statement-breakpoint
CREATE INDEX `guardian_shares_held` ON `guardian_shares` (`guardian_id`);--> statement-breakpoint
-- A CHECK cannot be changed in place: the rows go over as they are, and so does their chain.
CREATE TABLE `__new_encryption_vault_audit` (
	`seq` integer PRIMARY KEY NOT NULL,
	`subject` blob NOT NULL,
	`action` text NOT NULL,
	`status` integer NOT NULL,
	`at` integer NOT NULL,
	`facts` blob NOT NULL,
	`hash` blob NOT NULL,
	CONSTRAINT "encryption_vault_audit_action" CHECK(action IN ('init', 'fetch', 'failed_fetch', 'rotate', 'recovery_set', 'recovery_clear', 'zk_enable', 'zk_disable',
    'guardian_key_set', 'guardians_set', 'guardians_clear', 'guardian_decline', 'guardian_request',
    'guardian_withdraw', 'guardian_share', 'guardian_answer', 'guardian_refuse')),
	CONSTRAINT "encryption_vault_audit_lengths" CHECK(seq >= 1 AND length(subject) = 32 AND length(hash) = 32 AND length(facts) >= 28)
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_encryption_vault_audit`("seq", "subject", "action", "status", "at", "facts", "hash") SELECT "seq", "subject", "action", "status", "at", "facts", "hash" FROM `encryption_vault_audit`;--> statement-breakpoint
DROP TABLE `encryption_vault_audit`;--> statement-breakpoint
ALTER TABLE `__new_encryption_vault_audit` RENAME TO `encryption_vault_audit`;--> statement-breakpoint
CREATE INDEX `encryption_vault_audit_of` ON `encryption_vault_audit` (`subject`,`seq`);