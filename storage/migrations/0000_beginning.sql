CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer DEFAULT (cast(unixepoch('subsecond') * 1000 as integer)) NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `account_userId_idx` ON `account` (`user_id`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`email` text NOT NULL,
	`role` text,
	`status` text DEFAULT 'pending' NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer DEFAULT (cast(unixepoch('subsecond') * 1000 as integer)) NOT NULL,
	`inviter_id` text NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`inviter_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `invitation_organizationId_idx` ON `invitation` (`organization_id`);--> statement-breakpoint
CREATE INDEX `invitation_email_idx` ON `invitation` (`email`);--> statement-breakpoint
CREATE TABLE `jwks` (
	`id` text PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL,
	`private_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`alg` text,
	`crv` text
);
--> statement-breakpoint
CREATE TABLE `member` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text DEFAULT 'member' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `member_organizationId_idx` ON `member` (`organization_id`);--> statement-breakpoint
CREATE INDEX `member_userId_idx` ON `member` (`user_id`);--> statement-breakpoint
CREATE TABLE `organization` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`slug` text NOT NULL,
	`logo` text,
	`created_at` integer NOT NULL,
	`metadata` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organization_slug_unique` ON `organization` (`slug`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`created_at` integer DEFAULT (cast(unixepoch('subsecond') * 1000 as integer)) NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL,
	`active_organization_id` text,
	`impersonated_by` text,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_userId_idx` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer DEFAULT (cast(unixepoch('subsecond') * 1000 as integer)) NOT NULL,
	`updated_at` integer DEFAULT (cast(unixepoch('subsecond') * 1000 as integer)) NOT NULL,
	`role` text,
	`banned` integer DEFAULT false,
	`ban_reason` text,
	`ban_expires` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer DEFAULT (cast(unixepoch('subsecond') * 1000 as integer)) NOT NULL,
	`updated_at` integer DEFAULT (cast(unixepoch('subsecond') * 1000 as integer)) NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verification_identifier_idx` ON `verification` (`identifier`);--> statement-breakpoint
CREATE TABLE `blob` (
	`id` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`size` integer NOT NULL,
	`mime_type` text NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	`state` text NOT NULL,
	`trashed_at` integer,
	`processing` text NOT NULL,
	`failure` text,
	`format` text,
	`width` integer,
	`height` integer,
	`has_alpha` integer,
	`pages` integer,
	`duration` real,
	`exif` text,
	`taken_at` integer,
	`taken_day` text,
	`has_location` integer DEFAULT 0 NOT NULL,
	`placeholder` text,
	`damaged` integer DEFAULT 0 NOT NULL,
	`thumb_size` integer,
	`medium_size` integer,
	`large_size` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `blob_hash_unique` ON `blob` (`hash`);--> statement-breakpoint
CREATE INDEX `blob_in_trash` ON `blob` (`state`,`trashed_at`) WHERE state <> 'present';--> statement-breakpoint
CREATE TABLE `media` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`blob_id` integer NOT NULL,
	`original_name` text NOT NULL,
	`source_url` text,
	`created_at` integer NOT NULL,
	`removed_at` integer,
	`size` integer NOT NULL,
	`mime_type` text NOT NULL,
	`sort_at` integer NOT NULL,
	`day` text NOT NULL,
	`has_location` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`blob_id`) REFERENCES `blob`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `media_of_blob` ON `media` (`blob_id`,`owner_id`);--> statement-breakpoint
CREATE INDEX `media_by_creation` ON `media` (`owner_id`,`created_at`,`id`) WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX `media_by_date` ON `media` (`owner_id`,`sort_at`,`id`) WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX `media_by_day` ON `media` (`owner_id`,`day`,`sort_at`,`id`) WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX `media_by_size` ON `media` (`owner_id`,`size`,`id`) WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX `media_by_type` ON `media` (`owner_id`,`mime_type`,`has_location`,`sort_at`) WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX `media_removed` ON `media` (`removed_at`) WHERE removed_at is not null;--> statement-breakpoint
CREATE TABLE `media_count` (
	`owner_id` text NOT NULL,
	`dimension` text NOT NULL,
	`key` text NOT NULL,
	`count` integer NOT NULL,
	`size` integer NOT NULL,
	PRIMARY KEY(`owner_id`, `dimension`, `key`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `reference` (
	`media_id` text NOT NULL,
	`app` text NOT NULL,
	`owner_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`removed_at` integer,
	`size` integer NOT NULL,
	PRIMARY KEY(`media_id`, `app`),
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `reference_by_app` ON `reference` (`owner_id`,`app`,`created_at`,`media_id`) WHERE removed_at is null;--> statement-breakpoint
CREATE TABLE `cache_entry` (
	`key` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`used_at` integer NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `cache_by_use` ON `cache_entry` (`used_at`,`key`,`size`);--> statement-breakpoint
CREATE TABLE `job` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`key` text,
	`payload` text NOT NULL,
	`lane` integer NOT NULL,
	`state` text NOT NULL,
	`run_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`lease` text,
	`lease_until` integer,
	`failure` text,
	`created_at` integer NOT NULL,
	`died_at` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `job_id_unique` ON `job` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `job_open_key` ON `job` (`key`) WHERE key is not null and state <> 'dead';--> statement-breakpoint
CREATE INDEX `job_next` ON `job` (`kind`,`lane`,`run_at`,`seq`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `job_due` ON `job` (`run_at`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `job_leased` ON `job` (`lease_until`) WHERE state = 'leased';--> statement-breakpoint
CREATE INDEX `job_dead` ON `job` (`died_at`) WHERE state = 'dead';--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT, WITHOUT ROWID;
