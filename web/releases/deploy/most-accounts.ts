/** The dialog shows each account; more go through the wizard. */
export const mostAccounts = 20;
