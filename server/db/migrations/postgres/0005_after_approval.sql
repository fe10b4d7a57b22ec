CREATE TABLE "version_readings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "version_readings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"component_app_id" text NOT NULL,
	"authorizer_ids" json,
	"filter" json,
	"total" bigint NOT NULL,
	"done" bigint NOT NULL,
	"failed" bigint NOT NULL,
	"failure" json,
	"after_id" bigint NOT NULL,
	"started_by" text NOT NULL,
	"started_at" bigint NOT NULL,
	"ended_at" bigint
);
--> statement-breakpoint
DROP INDEX "account_versions_online";--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "phases" json;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "gray_plan" json;--> statement-breakpoint
ALTER TABLE "account_versions" ADD COLUMN "online_release_id" bigint;--> statement-breakpoint
ALTER TABLE "account_versions" ADD COLUMN "online_template_id" bigint;--> statement-breakpoint
ALTER TABLE "account_versions" ADD COLUMN "trial_release_id" bigint;--> statement-breakpoint
ALTER TABLE "account_versions" ADD COLUMN "noted_at" bigint;--> statement-breakpoint
ALTER TABLE "account_versions" ADD COLUMN "is_visible" boolean;--> statement-breakpoint
ALTER TABLE "account_versions" ADD COLUMN "visibility_read_at" bigint;--> statement-breakpoint
CREATE INDEX "version_readings_newest" ON "version_readings" USING btree ("component_app_id","id");--> statement-breakpoint
CREATE INDEX "account_versions_online" ON "account_versions" USING btree ("component_app_id","online_version","online_template_id","authorizer_id");