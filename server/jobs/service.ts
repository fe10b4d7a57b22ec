export { defineJob, later, Later } from "./job.ts";
export type { ExhaustedJob, Job, JobOptions, RunningJob } from "./job.ts";
export { cancelJobs, enqueue, enqueueAll } from "./enqueue.ts";
export type { CancelFilter, EnqueueOptions } from "./enqueue.ts";
export { createWorker } from "./worker.ts";
export type { AnyJob, Worker, WorkerOptions } from "./worker.ts";
export { queueHealth } from "./health.ts";
export type { QueueHealth } from "./health.ts";
export { endLeases } from "./store.ts";
