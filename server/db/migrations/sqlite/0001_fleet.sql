CREATE TABLE `audit_media` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`component_app_id` text NOT NULL,
	`name` text NOT NULL,
	`content_type` text NOT NULL,
	`bytes` blob NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_media_content` ON `audit_media` (`component_app_id`,`sha256`);--> statement-breakpoint
CREATE TABLE `audit_media_uploads` (
	`audit_media_id` integer NOT NULL,
	`authorizer_id` integer NOT NULL,
	`media_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`audit_media_id`, `authorizer_id`),
	FOREIGN KEY (`audit_media_id`) REFERENCES `audit_media`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`authorizer_id`) REFERENCES `authorizers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `audit_profiles` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`component_app_id` text NOT NULL,
	`scope` text NOT NULL,
	`target` text NOT NULL,
	`profile` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	CONSTRAINT "audit_profiles_scope" CHECK("audit_profiles"."scope" in ('TEMPLATE', 'ACCOUNT'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_profiles_target` ON `audit_profiles` (`component_app_id`,`scope`,`target`);--> statement-breakpoint
CREATE TABLE `audit_quota_readings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`component_app_id` text NOT NULL,
	`read_at` integer NOT NULL,
	`rest` integer NOT NULL,
	`limit` integer NOT NULL,
	`speed_up_rest` integer NOT NULL,
	`speed_up_limit` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_quota_readings_time` ON `audit_quota_readings` (`component_app_id`,`read_at`);--> statement-breakpoint
CREATE TABLE `rejection_screenshots` (
	`release_id` integer NOT NULL,
	`media_id` text NOT NULL,
	`place` integer NOT NULL,
	`content_type` text,
	`bytes` blob,
	`fetched_at` integer,
	`failure` text,
	PRIMARY KEY(`release_id`, `media_id`),
	FOREIGN KEY (`release_id`) REFERENCES `releases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `channel_subscriptions` (
	`authorizer_id` integer PRIMARY KEY NOT NULL,
	`channel_id` integer NOT NULL,
	`pinned_at` integer,
	`pinned_by` text,
	`pin_reason` text,
	`subscribed_at` integer NOT NULL,
	FOREIGN KEY (`authorizer_id`) REFERENCES `authorizers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`channel_id`) REFERENCES `channels`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `channel_subscriptions_channel` ON `channel_subscriptions` (`channel_id`,`authorizer_id`);--> statement-breakpoint
CREATE TABLE `channels` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`component_app_id` text NOT NULL,
	`name` text NOT NULL,
	`description` text,
	`template_id` integer,
	`starts_by_itself` integer NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`template_id`) REFERENCES `templates`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `channels_name` ON `channels` (`component_app_id`,`name`);--> statement-breakpoint
CREATE INDEX `channels_template` ON `channels` (`template_id`);--> statement-breakpoint
CREATE TABLE `deployment_proposals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`component_app_id` text NOT NULL,
	`channel_id` integer NOT NULL,
	`template_id` integer NOT NULL,
	`state` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`deployment_id` integer,
	FOREIGN KEY (`channel_id`) REFERENCES `channels`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`template_id`) REFERENCES `templates`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deployment_id`) REFERENCES `deployments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deployment_proposals_state_known" CHECK("deployment_proposals"."state" in ('OPEN', 'ACCEPTED', 'DISMISSED', 'OUTDATED'))
);
--> statement-breakpoint
CREATE INDEX `deployment_proposals_state` ON `deployment_proposals` (`component_app_id`,`state`,`id`);--> statement-breakpoint
CREATE TABLE `deployment_refusals` (
	`deployment_id` integer NOT NULL,
	`authorizer_id` integer NOT NULL,
	`code` text NOT NULL,
	`detail` text,
	PRIMARY KEY(`deployment_id`, `authorizer_id`),
	FOREIGN KEY (`deployment_id`) REFERENCES `deployments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`authorizer_id`) REFERENCES `authorizers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `deployment_refusals_code` ON `deployment_refusals` (`deployment_id`,`code`,`authorizer_id`);--> statement-breakpoint
CREATE TABLE `selection_members` (
	`selection_id` integer NOT NULL,
	`authorizer_id` integer NOT NULL,
	PRIMARY KEY(`selection_id`, `authorizer_id`),
	FOREIGN KEY (`selection_id`) REFERENCES `selections`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`authorizer_id`) REFERENCES `authorizers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `selections` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`component_app_id` text NOT NULL,
	`asked` text NOT NULL,
	`count` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `selections_newest` ON `selections` (`component_app_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `ext_json_layers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`component_app_id` text NOT NULL,
	`scope` text NOT NULL,
	`target` text NOT NULL,
	`ext_json` text NOT NULL,
	`variables` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	CONSTRAINT "ext_json_layers_scope" CHECK("ext_json_layers"."scope" in ('TEMPLATE', 'CHANNEL', 'TAG', 'ACCOUNT'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ext_json_layers_target` ON `ext_json_layers` (`component_app_id`,`scope`,`target`);--> statement-breakpoint
CREATE TABLE `ext_json_schemas` (
	`component_app_id` text NOT NULL,
	`source_app_id` text NOT NULL,
	`schema` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`component_app_id`, `source_app_id`)
);
--> statement-breakpoint
CREATE TABLE `account_versions` (
	`authorizer_id` integer PRIMARY KEY NOT NULL,
	`component_app_id` text NOT NULL,
	`online_version` text,
	`online_description` text,
	`online_at` integer,
	`trial_version` text,
	`trial_description` text,
	`trial_at` integer,
	`read_at` integer,
	FOREIGN KEY (`authorizer_id`) REFERENCES `authorizers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `account_versions_online` ON `account_versions` (`component_app_id`,`online_version`,`authorizer_id`);--> statement-breakpoint
CREATE TABLE `trial_qr_codes` (
	`authorizer_id` integer NOT NULL,
	`path` text NOT NULL,
	`content_type` text NOT NULL,
	`bytes` blob NOT NULL,
	`fetched_at` integer NOT NULL,
	PRIMARY KEY(`authorizer_id`, `path`),
	FOREIGN KEY (`authorizer_id`) REFERENCES `authorizers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `deployments` ADD `plan` text;--> statement-breakpoint
ALTER TABLE `deployments` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `deployments` ADD `selection_id` integer;--> statement-breakpoint
ALTER TABLE `deployments` ADD `enlisted_at` integer;--> statement-breakpoint
ALTER TABLE `deployments` ADD `wave` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `deployments` ADD `wave_opened_at` integer;--> statement-breakpoint
ALTER TABLE `deployments` ADD `halt` text;--> statement-breakpoint
ALTER TABLE `releases` ADD `wave` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `releases` ADD `pending_act_detail` text;--> statement-breakpoint
ALTER TABLE `releases` ADD `sped_up_at` integer;--> statement-breakpoint
CREATE INDEX `releases_wave` ON `releases` (`deployment_id`,`wave`,`state`,`id`);