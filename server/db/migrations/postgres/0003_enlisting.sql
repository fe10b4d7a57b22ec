ALTER TABLE "deployment_refusals" ALTER COLUMN "detail" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "deployments" DROP COLUMN "refusals";