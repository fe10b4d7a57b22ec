ALTER TABLE `releases` ADD `reject_key` text;--> statement-breakpoint
ALTER TABLE `releases` ADD `audit_profile` text;--> statement-breakpoint
CREATE INDEX `release_transitions_submitted` ON `release_transitions` (`at`) WHERE to_state = 'IN_AUDIT';