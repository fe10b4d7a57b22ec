CREATE TABLE `activities` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`component_app_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	`act` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`detail` text
);
--> statement-breakpoint
CREATE INDEX `activities_subject` ON `activities` (`component_app_id`,`subject_kind`,`subject_id`,`id`);--> statement-breakpoint
CREATE TABLE `api_keys` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`prefix` text NOT NULL,
	`key_hash` blob NOT NULL,
	`scope` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`last_used_at` integer,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_hash` ON `api_keys` (`key_hash`);--> statement-breakpoint
CREATE TABLE `authorization_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`authorizer_id` integer NOT NULL,
	`at` integer NOT NULL,
	`change` text NOT NULL,
	`granted` text NOT NULL,
	`withdrawn` text NOT NULL,
	FOREIGN KEY (`authorizer_id`) REFERENCES `authorizers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `authorization_changes_authorizer` ON `authorization_changes` (`authorizer_id`,`id`);--> statement-breakpoint
CREATE TABLE `authorization_codes` (
	`code_hash` blob PRIMARY KEY NOT NULL,
	`component_app_id` text NOT NULL,
	`sealed_code` blob NOT NULL,
	`app_id` text,
	`link_id` integer,
	`received_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`expires_at` integer,
	`from_redirect` integer NOT NULL,
	`exchanged_at` integer,
	`authorizer_id` integer,
	`failure` text,
	FOREIGN KEY (`link_id`) REFERENCES `authorization_links`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`authorizer_id`) REFERENCES `authorizers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `authorization_codes_link` ON `authorization_codes` (`link_id`);--> statement-breakpoint
CREATE TABLE `authorization_links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`component_app_id` text NOT NULL,
	`state` text NOT NULL,
	`channel` text NOT NULL,
	`kinds` text NOT NULL,
	`app_id` text,
	`permission_set_ids` text NOT NULL,
	`label` text,
	`return_url` text,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`created_by` text,
	`opened_at` integer,
	`left_at` integer,
	`completed_at` integer,
	`revoked_at` integer,
	`asked_again_at` integer,
	`reference` text NOT NULL,
	`authorizer_id` integer,
	`failure` text,
	FOREIGN KEY (`authorizer_id`) REFERENCES `authorizers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "authorization_links_status_known" CHECK("authorization_links"."status" in ('PENDING', 'COMPLETED', 'EXPIRED', 'REVOKED', 'FAILED'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `authorization_links_state` ON `authorization_links` (`state`);--> statement-breakpoint
CREATE INDEX `authorization_links_newest` ON `authorization_links` (`component_app_id`,`id`);--> statement-breakpoint
CREATE INDEX `authorization_links_status` ON `authorization_links` (`component_app_id`,`status`,`expires_at`);--> statement-breakpoint
CREATE TABLE `authorizer_syncs` (
	`component_app_id` text PRIMARY KEY NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`offset` integer NOT NULL,
	`found` integer NOT NULL,
	`added` integer NOT NULL,
	`total` integer,
	`failure` text
);
--> statement-breakpoint
CREATE TABLE `authorizer_tags` (
	`authorizer_id` integer NOT NULL,
	`tag` text NOT NULL,
	PRIMARY KEY(`authorizer_id`, `tag`),
	FOREIGN KEY (`authorizer_id`) REFERENCES `authorizers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `authorizer_tags_tag` ON `authorizer_tags` (`tag`,`authorizer_id`);--> statement-breakpoint
CREATE TABLE `authorizer_tokens` (
	`authorizer_id` integer PRIMARY KEY NOT NULL,
	`access_token` blob,
	`access_token_obtained_at` integer,
	`access_token_expires_at` integer,
	`refresh_token` blob,
	`fence` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`authorizer_id`) REFERENCES `authorizers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `authorizers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`component_app_id` text NOT NULL,
	`app_id` text NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`nick_name` text NOT NULL,
	`head_image_url` text,
	`principal_name` text,
	`original_id` text,
	`alias` text,
	`signature` text,
	`qrcode_url` text,
	`service_type` integer,
	`verify_type` integer,
	`account_status` integer,
	`register_type` integer,
	`remark` text,
	`authorized_at` integer NOT NULL,
	`revoked_at` integer,
	`authorization_changed_at` integer NOT NULL,
	`profile_read_at` integer,
	`search_text` text NOT NULL,
	CONSTRAINT "authorizers_kind_known" CHECK("authorizers"."kind" in ('OFFICIAL_ACCOUNT', 'MINI_PROGRAM', 'MINI_SHOP', 'OTHER')),
	CONSTRAINT "authorizers_status_known" CHECK("authorizers"."status" in ('AUTHORIZED', 'REVOKED', 'NEEDS_REAUTHORIZATION'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `authorizers_app_id` ON `authorizers` (`component_app_id`,`app_id`);--> statement-breakpoint
CREATE INDEX `authorizers_newest` ON `authorizers` (`component_app_id`,`authorized_at`,`id`);--> statement-breakpoint
CREATE INDEX `authorizers_status` ON `authorizers` (`component_app_id`,`status`,`authorized_at`,`id`);--> statement-breakpoint
CREATE INDEX `authorizers_kind` ON `authorizers` (`component_app_id`,`kind`,`authorized_at`,`id`);--> statement-breakpoint
CREATE INDEX `authorizers_original_id` ON `authorizers` (`component_app_id`,`original_id`);--> statement-breakpoint
CREATE TABLE `granted_permission_sets` (
	`authorizer_id` integer NOT NULL,
	`permission_set_id` integer NOT NULL,
	`granted_at` integer NOT NULL,
	PRIMARY KEY(`authorizer_id`, `permission_set_id`),
	FOREIGN KEY (`authorizer_id`) REFERENCES `authorizers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `granted_permission_sets_set` ON `granted_permission_sets` (`permission_set_id`,`authorizer_id`);--> statement-breakpoint
CREATE TABLE `pre_auth_codes` (
	`code_hash` blob PRIMARY KEY NOT NULL,
	`link_id` integer NOT NULL,
	`sealed_code` blob NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`link_id`) REFERENCES `authorization_links`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `pre_auth_codes_link` ON `pre_auth_codes` (`link_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `callback_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`component_app_id` text NOT NULL,
	`door` text NOT NULL,
	`type` text NOT NULL,
	`app_id` text,
	`created_at` integer,
	`received_at` integer NOT NULL,
	`dedupe_key` text,
	`duplicate_of` integer,
	`outcome` text NOT NULL,
	`failure` text,
	`steps` text,
	`summary` text,
	`sealed_xml` blob,
	`took_microseconds` integer,
	`transaction_id` integer,
	CONSTRAINT "callback_events_outcome_known" CHECK("callback_events"."outcome" in ('HANDLED', 'IGNORED', 'DUPLICATE', 'REFUSED', 'FAILED'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `callback_events_dedupe` ON `callback_events` (`component_app_id`,`dedupe_key`) WHERE dedupe_key is not null;--> statement-breakpoint
CREATE INDEX `callback_events_app` ON `callback_events` (`component_app_id`,`app_id`,`id`);--> statement-breakpoint
CREATE INDEX `callback_events_type` ON `callback_events` (`component_app_id`,`type`,`id`);--> statement-breakpoint
CREATE INDEX `callback_events_outcome` ON `callback_events` (`component_app_id`,`outcome`,`id`);--> statement-breakpoint
CREATE INDEX `callback_events_received` ON `callback_events` (`component_app_id`,`received_at`);--> statement-breakpoint
CREATE TABLE `idempotent_requests` (
	`actor` text NOT NULL,
	`idempotency_key` text NOT NULL,
	`mutation` text NOT NULL,
	`input_hash` text NOT NULL,
	`answer` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`actor`, `idempotency_key`)
);
--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`scope` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`payload` text NOT NULL,
	`serial` text,
	`rank` integer DEFAULT 0 NOT NULL,
	`run_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`interruptions` integer DEFAULT 0 NOT NULL,
	`locked_by` text,
	`locked_until` integer,
	`again_at` integer,
	`waiting_for` text,
	`last_error` text,
	`failed_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_pending` ON `jobs` (`scope`,`kind`,`key`) WHERE failed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_one_running_per_serial` ON `jobs` (`scope`,`serial`) WHERE locked_by is not null and serial is not null;--> statement-breakpoint
CREATE INDEX `jobs_waiting` ON `jobs` (`scope`,`kind`,`rank`,`run_at`,`id`) WHERE failed_at is null and locked_by is null;--> statement-breakpoint
CREATE INDEX `jobs_running` ON `jobs` (`scope`,`kind`,`locked_until`) WHERE locked_by is not null;--> statement-breakpoint
CREATE INDEX `jobs_serial` ON `jobs` (`scope`,`serial`) WHERE failed_at is null and serial is not null;--> statement-breakpoint
CREATE INDEX `jobs_failed` ON `jobs` (`scope`,`failed_at`) WHERE failed_at is not null;--> statement-breakpoint
CREATE TABLE `operators` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`login_name` text NOT NULL,
	`display_name` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text NOT NULL,
	`language` text,
	`created_at` integer NOT NULL,
	`disabled_at` integer,
	`last_sign_in_at` integer,
	CONSTRAINT "operators_role" CHECK("operators"."role" in ('viewer', 'operator', 'releaser', 'admin'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `operators_login_name` ON `operators` (`login_name`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` blob PRIMARY KEY NOT NULL,
	`operator_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`user_agent` text,
	FOREIGN KEY (`operator_id`) REFERENCES `operators`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_operator` ON `sessions` (`operator_id`);--> statement-breakpoint
CREATE INDEX `sessions_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `setup_links` (
	`secret_hash` blob PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sign_in_failures` (
	`subject` text PRIMARY KEY NOT NULL,
	`window_started_at` integer NOT NULL,
	`failures` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`fence` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `platforms` (
	`component_app_id` text PRIMARY KEY NOT NULL,
	`name` text,
	`contact` text,
	`ticket` blob,
	`ticket_created_at` integer,
	`ticket_received_at` integer,
	`access_token` blob,
	`access_token_obtained_at` integer,
	`access_token_expires_at` integer,
	`access_token_fence` integer DEFAULT 0 NOT NULL,
	`push_requested_at` integer,
	`failure` text,
	`audit_quota` text
);
--> statement-breakpoint
CREATE TABLE `audit_quota_holds` (
	`component_app_id` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	`next_check_at` integer NOT NULL,
	`checks` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `deployments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`component_app_id` text NOT NULL,
	`state` text NOT NULL,
	`template_id` integer NOT NULL,
	`version` text NOT NULL,
	`description` text NOT NULL,
	`ext_json` text NOT NULL,
	`submit_for_audit` integer NOT NULL,
	`release_when_approved` integer NOT NULL,
	`domains` text,
	`audit_profile` text,
	`refusals` text NOT NULL,
	`started_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`template_id`) REFERENCES `templates`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deployments_state" CHECK("deployments"."state" in ('RUNNING', 'PAUSED', 'HALTED', 'COMPLETED', 'CANCELLED'))
);
--> statement-breakpoint
CREATE INDEX `deployments_newest` ON `deployments` (`component_app_id`,`id`);--> statement-breakpoint
CREATE TABLE `release_transitions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`release_id` integer NOT NULL,
	`from_state` text,
	`to_state` text NOT NULL,
	`at` integer NOT NULL,
	`cause` text NOT NULL,
	`detail` text,
	FOREIGN KEY (`release_id`) REFERENCES `releases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `release_transitions_release` ON `release_transitions` (`release_id`,`id`);--> statement-breakpoint
CREATE TABLE `releases` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`component_app_id` text NOT NULL,
	`deployment_id` integer NOT NULL,
	`authorizer_id` integer NOT NULL,
	`template_id` integer NOT NULL,
	`state` text NOT NULL,
	`version` text NOT NULL,
	`ext_json` text NOT NULL,
	`audit_id` text,
	`submitted_at` integer,
	`audit_before` text,
	`pending_act` text,
	`pending_act_by` text,
	`waiting` text,
	`failure` text,
	`reject_reason` text,
	`reject_screenshots` text,
	`gray_percentage` integer,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`deployment_id`) REFERENCES `deployments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`authorizer_id`) REFERENCES `authorizers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`template_id`) REFERENCES `templates`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "releases_state_known" CHECK("releases"."state" in ('QUEUED', 'COMMITTED', 'IN_AUDIT', 'APPROVED', 'GRAY', 'RELEASED', 'REJECTED', 'WITHDRAWN', 'ROLLED_BACK', 'FAILED', 'CANCELLED'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `releases_live` ON `releases` (`authorizer_id`) WHERE state in ('QUEUED', 'COMMITTED', 'IN_AUDIT', 'APPROVED', 'GRAY');--> statement-breakpoint
CREATE INDEX `releases_deployment` ON `releases` (`deployment_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `releases_authorizer` ON `releases` (`authorizer_id`,`id`);--> statement-breakpoint
CREATE INDEX `releases_newest` ON `releases` (`component_app_id`,`id`);--> statement-breakpoint
CREATE INDEX `releases_state` ON `releases` (`component_app_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `releases_audit` ON `releases` (`audit_id`);--> statement-breakpoint
CREATE INDEX `releases_errcode` ON `releases` (`component_app_id`,(cast(failure ->> 'errcode' as integer))) WHERE state = 'FAILED';--> statement-breakpoint
CREATE TABLE `template_drafts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`component_app_id` text NOT NULL,
	`draft_id` integer NOT NULL,
	`user_version` text NOT NULL,
	`user_desc` text NOT NULL,
	`source_app_id` text NOT NULL,
	`source_name` text,
	`developer` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `template_drafts_draft_id` ON `template_drafts` (`component_app_id`,`draft_id`);--> statement-breakpoint
CREATE TABLE `template_readings` (
	`component_app_id` text PRIMARY KEY NOT NULL,
	`drafts_read_at` integer,
	`templates_read_at` integer
);
--> statement-breakpoint
CREATE TABLE `templates` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`component_app_id` text NOT NULL,
	`template_id` integer NOT NULL,
	`kind` text NOT NULL,
	`user_version` text NOT NULL,
	`user_desc` text NOT NULL,
	`source_app_id` text NOT NULL,
	`source_name` text,
	`developer` text,
	`draft_id` integer,
	`created_at` integer NOT NULL,
	`read_at` integer NOT NULL,
	`deleted_at` integer,
	CONSTRAINT "templates_kind" CHECK("templates"."kind" in ('NORMAL', 'STANDARD'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `templates_template_id` ON `templates` (`component_app_id`,`template_id`);