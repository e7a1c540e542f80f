export { RequireRole, signInPath } from './RequireRole';
export { SessionProvider } from './SessionProvider';
export { useAction } from './useAction';
export { SessionContext, useSession, type Authorized } from './useSession';
