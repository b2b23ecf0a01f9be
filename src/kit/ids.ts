import { v7, validate } from 'uuid';

/** UUID v7: globally unique and in order of creation, so that two installations can exchange objects and indexes stay dense. */
export const newId = (): string => v7();

export const isId = (value: unknown): value is string => typeof value === 'string' && validate(value);
