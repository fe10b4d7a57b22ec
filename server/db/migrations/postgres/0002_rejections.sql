ALTER TABLE "releases" ADD COLUMN "reject_key" text;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "audit_profile" json;--> statement-breakpoint
CREATE INDEX "release_transitions_submitted" ON "release_transitions" USING btree ("at") WHERE to_state = 'IN_AUDIT';