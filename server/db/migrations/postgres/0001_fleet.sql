CREATE TABLE "audit_media" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_media_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"component_app_id" text NOT NULL,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"size" bigint NOT NULL,
	"sha256" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_media_uploads" (
	"audit_media_id" bigint NOT NULL,
	"authorizer_id" bigint NOT NULL,
	"media_id" text NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "audit_media_uploads_audit_media_id_authorizer_id_pk" PRIMARY KEY("audit_media_id","authorizer_id")
);
--> statement-breakpoint
CREATE TABLE "audit_profiles" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_profiles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"component_app_id" text NOT NULL,
	"scope" text NOT NULL,
	"target" text NOT NULL,
	"profile" json NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" bigint NOT NULL,
	CONSTRAINT "audit_profiles_scope" CHECK ("audit_profiles"."scope" in ('TEMPLATE', 'ACCOUNT'))
);
--> statement-breakpoint
CREATE TABLE "audit_quota_readings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_quota_readings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"component_app_id" text NOT NULL,
	"read_at" bigint NOT NULL,
	"rest" bigint NOT NULL,
	"limit" bigint NOT NULL,
	"speed_up_rest" bigint NOT NULL,
	"speed_up_limit" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rejection_screenshots" (
	"release_id" bigint NOT NULL,
	"media_id" text NOT NULL,
	"place" bigint NOT NULL,
	"content_type" text,
	"bytes" "bytea",
	"fetched_at" bigint,
	"failure" json,
	CONSTRAINT "rejection_screenshots_release_id_media_id_pk" PRIMARY KEY("release_id","media_id")
);
--> statement-breakpoint
CREATE TABLE "channel_subscriptions" (
	"authorizer_id" bigint PRIMARY KEY NOT NULL,
	"channel_id" bigint NOT NULL,
	"pinned_at" bigint,
	"pinned_by" text,
	"pin_reason" text,
	"subscribed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "channels_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"component_app_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"template_id" bigint,
	"starts_by_itself" boolean NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deployment_proposals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deployment_proposals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"component_app_id" text NOT NULL,
	"channel_id" bigint NOT NULL,
	"template_id" bigint NOT NULL,
	"state" text NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" bigint NOT NULL,
	"decided_by" text,
	"decided_at" bigint,
	"deployment_id" bigint,
	CONSTRAINT "deployment_proposals_state_known" CHECK ("deployment_proposals"."state" in ('OPEN', 'ACCEPTED', 'DISMISSED', 'OUTDATED'))
);
--> statement-breakpoint
CREATE TABLE "deployment_refusals" (
	"deployment_id" bigint NOT NULL,
	"authorizer_id" bigint NOT NULL,
	"code" text NOT NULL,
	"detail" json,
	CONSTRAINT "deployment_refusals_deployment_id_authorizer_id_pk" PRIMARY KEY("deployment_id","authorizer_id")
);
--> statement-breakpoint
CREATE TABLE "selection_members" (
	"selection_id" bigint NOT NULL,
	"authorizer_id" bigint NOT NULL,
	CONSTRAINT "selection_members_selection_id_authorizer_id_pk" PRIMARY KEY("selection_id","authorizer_id")
);
--> statement-breakpoint
CREATE TABLE "selections" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "selections_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"component_app_id" text NOT NULL,
	"asked" json NOT NULL,
	"count" bigint NOT NULL,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ext_json_layers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ext_json_layers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"component_app_id" text NOT NULL,
	"scope" text NOT NULL,
	"target" text NOT NULL,
	"ext_json" json NOT NULL,
	"variables" json NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" bigint NOT NULL,
	CONSTRAINT "ext_json_layers_scope" CHECK ("ext_json_layers"."scope" in ('TEMPLATE', 'CHANNEL', 'TAG', 'ACCOUNT'))
);
--> statement-breakpoint
CREATE TABLE "ext_json_schemas" (
	"component_app_id" text NOT NULL,
	"source_app_id" text NOT NULL,
	"schema" json NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" bigint NOT NULL,
	CONSTRAINT "ext_json_schemas_component_app_id_source_app_id_pk" PRIMARY KEY("component_app_id","source_app_id")
);
--> statement-breakpoint
CREATE TABLE "account_versions" (
	"authorizer_id" bigint PRIMARY KEY NOT NULL,
	"component_app_id" text NOT NULL,
	"online_version" text,
	"online_description" text,
	"online_at" bigint,
	"trial_version" text,
	"trial_description" text,
	"trial_at" bigint,
	"read_at" bigint
);
--> statement-breakpoint
CREATE TABLE "trial_qr_codes" (
	"authorizer_id" bigint NOT NULL,
	"path" text NOT NULL,
	"content_type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"fetched_at" bigint NOT NULL,
	CONSTRAINT "trial_qr_codes_authorizer_id_path_pk" PRIMARY KEY("authorizer_id","path")
);
--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "plan" json;--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "selection_id" bigint;--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "enlisted_at" bigint;--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "wave" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "wave_opened_at" bigint;--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "halt" json;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "wave" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "pending_act_detail" json;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "sped_up_at" bigint;--> statement-breakpoint
ALTER TABLE "audit_media_uploads" ADD CONSTRAINT "audit_media_uploads_audit_media_id_audit_media_id_fk" FOREIGN KEY ("audit_media_id") REFERENCES "public"."audit_media"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_media_uploads" ADD CONSTRAINT "audit_media_uploads_authorizer_id_authorizers_id_fk" FOREIGN KEY ("authorizer_id") REFERENCES "public"."authorizers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rejection_screenshots" ADD CONSTRAINT "rejection_screenshots_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_subscriptions" ADD CONSTRAINT "channel_subscriptions_authorizer_id_authorizers_id_fk" FOREIGN KEY ("authorizer_id") REFERENCES "public"."authorizers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_subscriptions" ADD CONSTRAINT "channel_subscriptions_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployment_proposals" ADD CONSTRAINT "deployment_proposals_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployment_proposals" ADD CONSTRAINT "deployment_proposals_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployment_proposals" ADD CONSTRAINT "deployment_proposals_deployment_id_deployments_id_fk" FOREIGN KEY ("deployment_id") REFERENCES "public"."deployments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployment_refusals" ADD CONSTRAINT "deployment_refusals_deployment_id_deployments_id_fk" FOREIGN KEY ("deployment_id") REFERENCES "public"."deployments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployment_refusals" ADD CONSTRAINT "deployment_refusals_authorizer_id_authorizers_id_fk" FOREIGN KEY ("authorizer_id") REFERENCES "public"."authorizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "selection_members" ADD CONSTRAINT "selection_members_selection_id_selections_id_fk" FOREIGN KEY ("selection_id") REFERENCES "public"."selections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "selection_members" ADD CONSTRAINT "selection_members_authorizer_id_authorizers_id_fk" FOREIGN KEY ("authorizer_id") REFERENCES "public"."authorizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_versions" ADD CONSTRAINT "account_versions_authorizer_id_authorizers_id_fk" FOREIGN KEY ("authorizer_id") REFERENCES "public"."authorizers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_qr_codes" ADD CONSTRAINT "trial_qr_codes_authorizer_id_authorizers_id_fk" FOREIGN KEY ("authorizer_id") REFERENCES "public"."authorizers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_media_content" ON "audit_media" USING btree ("component_app_id","sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_profiles_target" ON "audit_profiles" USING btree ("component_app_id","scope","target");--> statement-breakpoint
CREATE INDEX "audit_quota_readings_time" ON "audit_quota_readings" USING btree ("component_app_id","read_at");--> statement-breakpoint
CREATE INDEX "channel_subscriptions_channel" ON "channel_subscriptions" USING btree ("channel_id","authorizer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "channels_name" ON "channels" USING btree ("component_app_id","name");--> statement-breakpoint
CREATE INDEX "channels_template" ON "channels" USING btree ("template_id");--> statement-breakpoint
CREATE INDEX "deployment_proposals_state" ON "deployment_proposals" USING btree ("component_app_id","state","id");--> statement-breakpoint
CREATE INDEX "deployment_refusals_code" ON "deployment_refusals" USING btree ("deployment_id","code","authorizer_id");--> statement-breakpoint
CREATE INDEX "selections_newest" ON "selections" USING btree ("component_app_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "ext_json_layers_target" ON "ext_json_layers" USING btree ("component_app_id","scope","target");--> statement-breakpoint
CREATE INDEX "account_versions_online" ON "account_versions" USING btree ("component_app_id","online_version","authorizer_id");--> statement-breakpoint
CREATE INDEX "releases_wave" ON "releases" USING btree ("deployment_id","wave","state","id");