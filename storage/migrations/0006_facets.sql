-- Filled by the first start after it, like media_count: its triggers are new, so all is counted anew.
CREATE TABLE `media_facet` (
	`owner_id` text NOT NULL,
	`span` integer NOT NULL,
	`bucket` integer NOT NULL,
	`mime_type` text NOT NULL,
	`has_location` integer NOT NULL,
	`apps` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`owner_id`, `span`, `bucket`, `mime_type`, `has_location`, `apps`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `media` ADD `apps` text DEFAULT '' NOT NULL;