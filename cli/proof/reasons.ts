/** Requirements that no test shows as a whole, with what is missing and why. The page says it before it names tests. */
export const reasons: Readonly<Record<string, string>> = {
  'ERR-10':
    'the hub keeps no record of problems that bodies report; its operator answers them beside it. What is tested is the limit of seven working days.',
};
