CREATE TABLE "activities" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "activities_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"component_app_id" text NOT NULL,
	"at" bigint NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"act" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"detail" json
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "api_keys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"scope" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint,
	"last_used_at" bigint,
	"revoked_at" bigint
);
--> statement-breakpoint
CREATE TABLE "authorization_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "authorization_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"authorizer_id" bigint NOT NULL,
	"at" bigint NOT NULL,
	"change" text NOT NULL,
	"granted" json NOT NULL,
	"withdrawn" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "authorization_codes" (
	"code_hash" "bytea" PRIMARY KEY NOT NULL,
	"component_app_id" text NOT NULL,
	"sealed_code" "bytea" NOT NULL,
	"app_id" text,
	"link_id" bigint,
	"received_at" bigint NOT NULL,
	"changed_at" bigint NOT NULL,
	"expires_at" bigint,
	"from_redirect" boolean NOT NULL,
	"exchanged_at" bigint,
	"authorizer_id" bigint,
	"failure" json
);
--> statement-breakpoint
CREATE TABLE "authorization_links" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "authorization_links_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"component_app_id" text NOT NULL,
	"state" text NOT NULL,
	"channel" text NOT NULL,
	"kinds" json NOT NULL,
	"app_id" text,
	"permission_set_ids" json NOT NULL,
	"label" text,
	"return_url" text,
	"status" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"created_by" text,
	"opened_at" bigint,
	"left_at" bigint,
	"completed_at" bigint,
	"revoked_at" bigint,
	"asked_again_at" bigint,
	"reference" text NOT NULL,
	"authorizer_id" bigint,
	"failure" json,
	CONSTRAINT "authorization_links_status_known" CHECK ("authorization_links"."status" in ('PENDING', 'COMPLETED', 'EXPIRED', 'REVOKED', 'FAILED'))
);
--> statement-breakpoint
CREATE TABLE "authorizer_syncs" (
	"component_app_id" text PRIMARY KEY NOT NULL,
	"started_at" bigint NOT NULL,
	"ended_at" bigint,
	"offset" bigint NOT NULL,
	"found" bigint NOT NULL,
	"added" bigint NOT NULL,
	"total" bigint,
	"failure" json
);
--> statement-breakpoint
CREATE TABLE "authorizer_tags" (
	"authorizer_id" bigint NOT NULL,
	"tag" text NOT NULL,
	CONSTRAINT "authorizer_tags_authorizer_id_tag_pk" PRIMARY KEY("authorizer_id","tag")
);
--> statement-breakpoint
CREATE TABLE "authorizer_tokens" (
	"authorizer_id" bigint PRIMARY KEY NOT NULL,
	"access_token" "bytea",
	"access_token_obtained_at" bigint,
	"access_token_expires_at" bigint,
	"refresh_token" "bytea",
	"fence" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "authorizers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "authorizers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"component_app_id" text NOT NULL,
	"app_id" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"nick_name" text NOT NULL,
	"head_image_url" text,
	"principal_name" text,
	"original_id" text,
	"alias" text,
	"signature" text,
	"qrcode_url" text,
	"service_type" bigint,
	"verify_type" bigint,
	"account_status" bigint,
	"register_type" bigint,
	"remark" text,
	"authorized_at" bigint NOT NULL,
	"revoked_at" bigint,
	"authorization_changed_at" bigint NOT NULL,
	"profile_read_at" bigint,
	"search_text" text NOT NULL,
	CONSTRAINT "authorizers_kind_known" CHECK ("authorizers"."kind" in ('OFFICIAL_ACCOUNT', 'MINI_PROGRAM', 'MINI_SHOP', 'OTHER')),
	CONSTRAINT "authorizers_status_known" CHECK ("authorizers"."status" in ('AUTHORIZED', 'REVOKED', 'NEEDS_REAUTHORIZATION'))
);
--> statement-breakpoint
CREATE TABLE "granted_permission_sets" (
	"authorizer_id" bigint NOT NULL,
	"permission_set_id" bigint NOT NULL,
	"granted_at" bigint NOT NULL,
	CONSTRAINT "granted_permission_sets_authorizer_id_permission_set_id_pk" PRIMARY KEY("authorizer_id","permission_set_id")
);
--> statement-breakpoint
CREATE TABLE "pre_auth_codes" (
	"code_hash" "bytea" PRIMARY KEY NOT NULL,
	"link_id" bigint NOT NULL,
	"sealed_code" "bytea" NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "callback_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "callback_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"component_app_id" text NOT NULL,
	"door" text NOT NULL,
	"type" text NOT NULL,
	"app_id" text,
	"created_at" bigint,
	"received_at" bigint NOT NULL,
	"dedupe_key" text,
	"duplicate_of" bigint,
	"outcome" text NOT NULL,
	"failure" text,
	"steps" json,
	"summary" text,
	"sealed_xml" "bytea",
	"took_microseconds" bigint,
	"transaction_id" bigint,
	CONSTRAINT "callback_events_outcome_known" CHECK ("callback_events"."outcome" in ('HANDLED', 'IGNORED', 'DUPLICATE', 'REFUSED', 'FAILED'))
);
--> statement-breakpoint
CREATE TABLE "idempotent_requests" (
	"actor" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"mutation" text NOT NULL,
	"input_hash" text NOT NULL,
	"answer" json,
	"created_at" bigint NOT NULL,
	CONSTRAINT "idempotent_requests_actor_idempotency_key_pk" PRIMARY KEY("actor","idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "jobs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"scope" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"payload" json NOT NULL,
	"serial" text,
	"rank" bigint DEFAULT 0 NOT NULL,
	"run_at" bigint NOT NULL,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"interruptions" bigint DEFAULT 0 NOT NULL,
	"locked_by" text,
	"locked_until" bigint,
	"again_at" bigint,
	"waiting_for" text,
	"last_error" text,
	"failed_at" bigint,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operators" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "operators_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"login_name" text NOT NULL,
	"display_name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text NOT NULL,
	"language" text,
	"created_at" bigint NOT NULL,
	"disabled_at" bigint,
	"last_sign_in_at" bigint,
	CONSTRAINT "operators_role" CHECK ("operators"."role" in ('viewer', 'operator', 'releaser', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"operator_id" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"last_seen_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "setup_links" (
	"secret_hash" "bytea" PRIMARY KEY NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"subject" text PRIMARY KEY NOT NULL,
	"window_started_at" bigint NOT NULL,
	"failures" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"name" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"fence" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platforms" (
	"component_app_id" text PRIMARY KEY NOT NULL,
	"name" text,
	"contact" text,
	"ticket" "bytea",
	"ticket_created_at" bigint,
	"ticket_received_at" bigint,
	"access_token" "bytea",
	"access_token_obtained_at" bigint,
	"access_token_expires_at" bigint,
	"access_token_fence" bigint DEFAULT 0 NOT NULL,
	"push_requested_at" bigint,
	"failure" json,
	"audit_quota" json
);
--> statement-breakpoint
CREATE TABLE "audit_quota_holds" (
	"component_app_id" text PRIMARY KEY NOT NULL,
	"since" bigint NOT NULL,
	"next_check_at" bigint NOT NULL,
	"checks" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deployments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deployments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"component_app_id" text NOT NULL,
	"state" text NOT NULL,
	"template_id" bigint NOT NULL,
	"version" text NOT NULL,
	"description" text NOT NULL,
	"ext_json" json NOT NULL,
	"submit_for_audit" boolean NOT NULL,
	"release_when_approved" boolean NOT NULL,
	"domains" json,
	"audit_profile" json,
	"refusals" json NOT NULL,
	"started_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"ended_at" bigint,
	CONSTRAINT "deployments_state" CHECK ("deployments"."state" in ('RUNNING', 'PAUSED', 'HALTED', 'COMPLETED', 'CANCELLED'))
);
--> statement-breakpoint
CREATE TABLE "release_transitions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "release_transitions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"release_id" bigint NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"at" bigint NOT NULL,
	"cause" text NOT NULL,
	"detail" json
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "releases_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"component_app_id" text NOT NULL,
	"deployment_id" bigint NOT NULL,
	"authorizer_id" bigint NOT NULL,
	"template_id" bigint NOT NULL,
	"state" text NOT NULL,
	"version" text NOT NULL,
	"ext_json" text NOT NULL,
	"audit_id" text,
	"submitted_at" bigint,
	"audit_before" json,
	"pending_act" text,
	"pending_act_by" text,
	"waiting" json,
	"failure" json,
	"reject_reason" text,
	"reject_screenshots" text,
	"gray_percentage" bigint,
	"created_at" bigint NOT NULL,
	"changed_at" bigint NOT NULL,
	CONSTRAINT "releases_state_known" CHECK ("releases"."state" in ('QUEUED', 'COMMITTED', 'IN_AUDIT', 'APPROVED', 'GRAY', 'RELEASED', 'REJECTED', 'WITHDRAWN', 'ROLLED_BACK', 'FAILED', 'CANCELLED'))
);
--> statement-breakpoint
CREATE TABLE "template_drafts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "template_drafts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"component_app_id" text NOT NULL,
	"draft_id" bigint NOT NULL,
	"user_version" text NOT NULL,
	"user_desc" text NOT NULL,
	"source_app_id" text NOT NULL,
	"source_name" text,
	"developer" text,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "template_readings" (
	"component_app_id" text PRIMARY KEY NOT NULL,
	"drafts_read_at" bigint,
	"templates_read_at" bigint
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "templates_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"component_app_id" text NOT NULL,
	"template_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"user_version" text NOT NULL,
	"user_desc" text NOT NULL,
	"source_app_id" text NOT NULL,
	"source_name" text,
	"developer" text,
	"draft_id" bigint,
	"created_at" bigint NOT NULL,
	"read_at" bigint NOT NULL,
	"deleted_at" bigint,
	CONSTRAINT "templates_kind" CHECK ("templates"."kind" in ('NORMAL', 'STANDARD'))
);
--> statement-breakpoint
ALTER TABLE "authorization_changes" ADD CONSTRAINT "authorization_changes_authorizer_id_authorizers_id_fk" FOREIGN KEY ("authorizer_id") REFERENCES "public"."authorizers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authorization_codes" ADD CONSTRAINT "authorization_codes_link_id_authorization_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."authorization_links"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authorization_codes" ADD CONSTRAINT "authorization_codes_authorizer_id_authorizers_id_fk" FOREIGN KEY ("authorizer_id") REFERENCES "public"."authorizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authorization_links" ADD CONSTRAINT "authorization_links_authorizer_id_authorizers_id_fk" FOREIGN KEY ("authorizer_id") REFERENCES "public"."authorizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authorizer_tags" ADD CONSTRAINT "authorizer_tags_authorizer_id_authorizers_id_fk" FOREIGN KEY ("authorizer_id") REFERENCES "public"."authorizers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authorizer_tokens" ADD CONSTRAINT "authorizer_tokens_authorizer_id_authorizers_id_fk" FOREIGN KEY ("authorizer_id") REFERENCES "public"."authorizers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "granted_permission_sets" ADD CONSTRAINT "granted_permission_sets_authorizer_id_authorizers_id_fk" FOREIGN KEY ("authorizer_id") REFERENCES "public"."authorizers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pre_auth_codes" ADD CONSTRAINT "pre_auth_codes_link_id_authorization_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."authorization_links"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_transitions" ADD CONSTRAINT "release_transitions_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_deployment_id_deployments_id_fk" FOREIGN KEY ("deployment_id") REFERENCES "public"."deployments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_authorizer_id_authorizers_id_fk" FOREIGN KEY ("authorizer_id") REFERENCES "public"."authorizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_subject" ON "activities" USING btree ("component_app_id","subject_kind","subject_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_hash" ON "api_keys" USING btree ("key_hash");--> statement-breakpoint
CREATE INDEX "authorization_changes_authorizer" ON "authorization_changes" USING btree ("authorizer_id","id");--> statement-breakpoint
CREATE INDEX "authorization_codes_link" ON "authorization_codes" USING btree ("link_id");--> statement-breakpoint
CREATE UNIQUE INDEX "authorization_links_state" ON "authorization_links" USING btree ("state");--> statement-breakpoint
CREATE INDEX "authorization_links_newest" ON "authorization_links" USING btree ("component_app_id","id");--> statement-breakpoint
CREATE INDEX "authorization_links_status" ON "authorization_links" USING btree ("component_app_id","status","expires_at");--> statement-breakpoint
CREATE INDEX "authorizer_tags_tag" ON "authorizer_tags" USING btree ("tag","authorizer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "authorizers_app_id" ON "authorizers" USING btree ("component_app_id","app_id");--> statement-breakpoint
CREATE INDEX "authorizers_newest" ON "authorizers" USING btree ("component_app_id","authorized_at","id");--> statement-breakpoint
CREATE INDEX "authorizers_status" ON "authorizers" USING btree ("component_app_id","status","authorized_at","id");--> statement-breakpoint
CREATE INDEX "authorizers_kind" ON "authorizers" USING btree ("component_app_id","kind","authorized_at","id");--> statement-breakpoint
CREATE INDEX "authorizers_original_id" ON "authorizers" USING btree ("component_app_id","original_id");--> statement-breakpoint
CREATE INDEX "granted_permission_sets_set" ON "granted_permission_sets" USING btree ("permission_set_id","authorizer_id");--> statement-breakpoint
CREATE INDEX "pre_auth_codes_link" ON "pre_auth_codes" USING btree ("link_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "callback_events_dedupe" ON "callback_events" USING btree ("component_app_id","dedupe_key") WHERE dedupe_key is not null;--> statement-breakpoint
CREATE INDEX "callback_events_app" ON "callback_events" USING btree ("component_app_id","app_id","id");--> statement-breakpoint
CREATE INDEX "callback_events_type" ON "callback_events" USING btree ("component_app_id","type","id");--> statement-breakpoint
CREATE INDEX "callback_events_outcome" ON "callback_events" USING btree ("component_app_id","outcome","id");--> statement-breakpoint
CREATE INDEX "callback_events_received" ON "callback_events" USING btree ("component_app_id","received_at");--> statement-breakpoint
CREATE INDEX "callback_events_transaction" ON "callback_events" USING btree ("transaction_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_pending" ON "jobs" USING btree ("scope","kind","key") WHERE failed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_one_running_per_serial" ON "jobs" USING btree ("scope","serial") WHERE locked_by is not null and serial is not null;--> statement-breakpoint
CREATE INDEX "jobs_waiting" ON "jobs" USING btree ("scope","kind","rank","run_at","id") WHERE failed_at is null and locked_by is null;--> statement-breakpoint
CREATE INDEX "jobs_running" ON "jobs" USING btree ("scope","kind","locked_until") WHERE locked_by is not null;--> statement-breakpoint
CREATE INDEX "jobs_serial" ON "jobs" USING btree ("scope","serial") WHERE failed_at is null and serial is not null;--> statement-breakpoint
CREATE INDEX "jobs_failed" ON "jobs" USING btree ("scope","failed_at") WHERE failed_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "operators_login_name" ON "operators" USING btree ("login_name");--> statement-breakpoint
CREATE INDEX "sessions_operator" ON "sessions" USING btree ("operator_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "deployments_newest" ON "deployments" USING btree ("component_app_id","id");--> statement-breakpoint
CREATE INDEX "release_transitions_release" ON "release_transitions" USING btree ("release_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "releases_live" ON "releases" USING btree ("authorizer_id") WHERE state in ('QUEUED', 'COMMITTED', 'IN_AUDIT', 'APPROVED', 'GRAY');--> statement-breakpoint
CREATE INDEX "releases_deployment" ON "releases" USING btree ("deployment_id","state","id");--> statement-breakpoint
CREATE INDEX "releases_authorizer" ON "releases" USING btree ("authorizer_id","id");--> statement-breakpoint
CREATE INDEX "releases_newest" ON "releases" USING btree ("component_app_id","id");--> statement-breakpoint
CREATE INDEX "releases_state" ON "releases" USING btree ("component_app_id","state","id");--> statement-breakpoint
CREATE INDEX "releases_audit" ON "releases" USING btree ("audit_id");--> statement-breakpoint
CREATE INDEX "releases_errcode" ON "releases" USING btree ("component_app_id",(cast(failure ->> 'errcode' as integer))) WHERE state = 'FAILED';--> statement-breakpoint
CREATE UNIQUE INDEX "template_drafts_draft_id" ON "template_drafts" USING btree ("component_app_id","draft_id");--> statement-breakpoint
CREATE UNIQUE INDEX "templates_template_id" ON "templates" USING btree ("component_app_id","template_id");