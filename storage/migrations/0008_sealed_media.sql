CREATE TABLE `sealed_media` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`blob_id` integer NOT NULL,
	`app` text NOT NULL,
	`sameness` text NOT NULL,
	`created_at` integer NOT NULL,
	`removed_at` integer,
	`size` integer NOT NULL,
	`facts` blob NOT NULL,
	FOREIGN KEY (`blob_id`) REFERENCES `blob`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sealed_sameness" CHECK(length(sameness) = 64 and sameness not glob '*[^0-9a-f]*'),
	CONSTRAINT "sealed_facts" CHECK(length(facts) between 28 and 98304)
) STRICT;
--> statement-breakpoint
CREATE INDEX `sealed_by_creation` ON `sealed_media` (`owner_id`,`created_at`,`id`) WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX `sealed_same` ON `sealed_media` (`owner_id`,`sameness`);--> statement-breakpoint
CREATE INDEX `sealed_of_blob` ON `sealed_media` (`blob_id`);--> statement-breakpoint
CREATE INDEX `sealed_removed` ON `sealed_media` (`removed_at`) WHERE removed_at is not null;
