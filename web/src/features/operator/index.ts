import { lazy } from 'react';

/** The operator's pages, each a script of its own. */
export const AccountsPage = lazy(async () => ({ default: (await import('./AccountsPage')).AccountsPage }));
export const AccountOfPage = lazy(async () => ({ default: (await import('./AccountOfPage')).AccountOfPage }));
export const AuditLogPage = lazy(async () => ({ default: (await import('./AuditLogPage')).AuditLogPage }));
export const ConsistencyPage = lazy(async () => ({ default: (await import('./ConsistencyPage')).ConsistencyPage }));
export const DeadLettersPage = lazy(async () => ({ default: (await import('./DeadLettersPage')).DeadLettersPage }));
export const QueuesPage = lazy(async () => ({ default: (await import('./QueuesPage')).QueuesPage }));
