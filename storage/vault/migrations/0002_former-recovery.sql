CREATE TABLE `former_recovery_wraps` (
	`user_id` text NOT NULL,
	`recovery_wrapped_mk` blob NOT NULL,
	`recovery_iv` blob NOT NULL,
	`replaced_at` integer NOT NULL,
	`until` integer NOT NULL,
	PRIMARY KEY(`user_id`, `recovery_wrapped_mk`, `recovery_iv`),
	FOREIGN KEY (`user_id`) REFERENCES `encryption_vaults`(`user_id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "former_recovery_wraps_lengths" CHECK(length(recovery_wrapped_mk) = 48 AND length(recovery_iv) = 12 AND until > replaced_at)
) STRICT;
