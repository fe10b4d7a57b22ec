DROP INDEX `jobs_waiting`;--> statement-breakpoint
DROP INDEX `jobs_running`;--> statement-breakpoint
ALTER TABLE `jobs` ADD `pool` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `jobs_waiting` ON `jobs` (`scope`,`pool`,`rank`,`run_at`,`id`) WHERE failed_at is null and locked_by is null;--> statement-breakpoint
CREATE INDEX `jobs_running` ON `jobs` (`scope`,`pool`,`locked_until`) WHERE locked_by is not null;