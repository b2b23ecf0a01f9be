/** One thing looked at: in order, or what to do about it. */
export type Finding = { fine: true; what: string } | { fine: false; what: string; todo: string };

export const fine = (what: string): Finding => ({ fine: true, what });
export const wrong = (what: string, todo: string): Finding => ({ fine: false, what, todo });
