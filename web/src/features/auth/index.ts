export { RequireRole, signInPath } from './RequireRole';
export { SessionProvider } from './SessionProvider';
export { useAction } from './useAction';
export { useSession, type Authorized } from './useSession';
