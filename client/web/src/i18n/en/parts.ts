/** What several pages share. */

export const part_missing = 'This part could not be fetched.';
export const reload = 'Reload';
export const home = 'To the first page';
export const to_seat = 'Back to your seat';
export const other_tab = 'It is open in another tab too, as one seat.';
export const line_lost = 'Your line was down. Please look whether it was done.';
export const no_line = 'Your line is down. Nothing was sent.';
