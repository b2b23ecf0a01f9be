/** Apart from the contract, whose schemas do not belong in the first load. */
export const natures = ['annual', 'multi_year'] as const;
