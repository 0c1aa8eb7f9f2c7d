/** In the browser's storage once the guide was taken or declined: it invites no more. */
export const GUIDED_KEY = "plimsoll-guided";
