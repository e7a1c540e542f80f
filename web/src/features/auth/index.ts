export { changeMailLocale } from './api';
export { RequireRole, signInPath } from './RequireRole';
export { SessionProvider } from './SessionProvider';
export { VerifyNotice } from './VerifyNotice';
export { useAction } from './useAction';
export { SessionContext, useSession, type Authorized } from './useSession';
