/** What crosses HTTP, office by office. */
export * from './quota-contract.ts';
export * from './series-contract.ts';
