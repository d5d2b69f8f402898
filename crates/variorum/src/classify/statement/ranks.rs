//! The rungs of the ladders of modals and of acts at which one meaning ends and another begins, each ladder in its order.

/// Highest rank of a modal that only allows what follows, or says that it can be: may, might, could.
pub(in crate::classify) const POSSIBLE: i16 = 40;

/// Least rank of a modal that commands, so that what its clause says weighs more: should.
pub(in crate::classify) const COMMANDING: i16 = 60;

/// Least rank of a modal that says what will be or what is due.
pub(in crate::classify) const BINDING: i16 = 80;

/// Least rank of a modal that says what is due: shall, must, is to.
pub(in crate::classify) const DUE: i16 = 90;

/// Least rank of a modal that forbids if it is denied.
pub(in crate::classify) const FORBIDDING: i16 = 95;

/// Rank below which an act of assertion commits to nothing.
pub(in crate::classify) const NON_COMMITTAL: i16 = 30;

/// Least rank of a promise that counts when it comes or goes: effort, not hope.
pub(in crate::classify) const EFFORT: i16 = 40;

/// Least rank of one that says what is to be, and not what somebody is to do: to plan a fair promises it, to seek peace
/// only aspires to it.
pub(in crate::classify) const PLAN: i16 = 50;

/// Least rank of one that is told of as past: what was meant or vowed may still stand, an effort is over.
pub(in crate::classify) const STANDING: i16 = 54;

/// Rank of promises in so many words: commits, agrees, pledges.
pub(in crate::classify) const VOW: i16 = 86;

/// Rank of what is promised or due without a verb of effort.
pub(in crate::classify) const UNQUALIFIED: i16 = 88;

/// Least rank of requests that ask nothing when they are denied. To advise against something is to ask for the opposite.
pub(in crate::classify) const ASKING: i16 = 58;
