-- may lose rows: job
-- How far processing is belongs to each person's media, not to the bytes they share. Who has results
-- today keeps them; each waiting or failed media gets a job of its own for the one of its bytes.
ALTER TABLE `media` ADD `processing` text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `failure` text;--> statement-breakpoint
UPDATE `media` SET (`processing`, `failure`) = (SELECT b.processing, b.failure FROM `blob` b WHERE b.id = blob_id);--> statement-breakpoint
INSERT INTO `job` (id, kind, key, payload, lane, state, run_at, attempts, failure, created_at, died_at)
  SELECT lower(hex(randomblob(16))), 'ingest', 'ingest:' || m.id,
    json_object('ownerId', m.owner_id, 'id', m.id), j.lane, iif(j.state = 'dead', 'dead', 'open'),
    j.run_at, j.attempts, j.failure, j.created_at, j.died_at
  FROM `job` j JOIN `blob` b ON b.hash = substr(j.key, 8) JOIN `media` m ON m.blob_id = b.id
  WHERE j.kind = 'ingest' AND m.removed_at IS NULL ORDER BY j.seq;--> statement-breakpoint
DELETE FROM `job` WHERE kind = 'ingest' AND json_extract(payload, '$.id') IS NULL;--> statement-breakpoint
DROP INDEX `blob_queued`;--> statement-breakpoint
ALTER TABLE `blob` DROP COLUMN `processing`;--> statement-breakpoint
ALTER TABLE `blob` DROP COLUMN `failure`;--> statement-breakpoint
CREATE INDEX `media_waiting` ON `media` (`blob_id`,`id`) WHERE processing in ('queued', 'begun');
