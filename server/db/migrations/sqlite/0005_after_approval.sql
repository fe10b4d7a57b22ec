CREATE TABLE `version_readings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`component_app_id` text NOT NULL,
	`authorizer_ids` text,
	`filter` text,
	`total` integer NOT NULL,
	`done` integer NOT NULL,
	`failed` integer NOT NULL,
	`failure` text,
	`after_id` integer NOT NULL,
	`started_by` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `version_readings_newest` ON `version_readings` (`component_app_id`,`id`);--> statement-breakpoint
DROP INDEX `account_versions_online`;--> statement-breakpoint
ALTER TABLE `account_versions` ADD `online_release_id` integer;--> statement-breakpoint
ALTER TABLE `account_versions` ADD `online_template_id` integer;--> statement-breakpoint
ALTER TABLE `account_versions` ADD `trial_release_id` integer;--> statement-breakpoint
ALTER TABLE `account_versions` ADD `noted_at` integer;--> statement-breakpoint
ALTER TABLE `account_versions` ADD `is_visible` integer;--> statement-breakpoint
ALTER TABLE `account_versions` ADD `visibility_read_at` integer;--> statement-breakpoint
CREATE INDEX `account_versions_online` ON `account_versions` (`component_app_id`,`online_version`,`online_template_id`,`authorizer_id`);--> statement-breakpoint
ALTER TABLE `deployments` ADD `phases` text;--> statement-breakpoint
ALTER TABLE `releases` ADD `gray_plan` text;