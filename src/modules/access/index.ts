export { createAccount, type NewAccount } from './create-account.ts';
export { assignRole } from './assign-role.ts';
export { gate } from './gate.ts';
export { accessConstraints, accessMessages } from './messages.vi.ts';
export { registerTenants } from './cli.ts';
export { randomPassword } from './random-password.ts';
export { accessRoutes } from './routes.ts';
