/** In order; a step is opened once those before it are done. */
export const wizardSteps = ["select", "settings", "preview", "start"] as const;
export type WizardStep = (typeof wizardSteps)[number];
