CREATE TABLE `device_request` (
	`device_code_id` text PRIMARY KEY NOT NULL,
	`name` text,
	`ip_address` text,
	`user_agent` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`device_code_id`) REFERENCES `device_code`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
ALTER TABLE `device_code` ADD `resources` text;--> statement-breakpoint
ALTER TABLE `device_code` ADD `oauth_client_id` text;