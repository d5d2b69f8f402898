//! Names of those fields of evidence that something reads, and not only people: the text of an explanation is chosen by
//! them, lineages follow ranks, renderers leave out what they say.

/// What the older version says there, and the newer.
pub(crate) const OLD: &str = "old";
pub(crate) const NEW: &str = "new";
/// The ranks of both on one ladder.
pub(crate) const OLD_RANK: &str = "old_rank";
pub(crate) const NEW_RANK: &str = "new_rank";
/// An amount and a time of the older version, as they are meant.
pub(crate) const OLD_VALUE: &str = "old_value";
pub(crate) const OLD_TIME: &str = "old_time";
/// Names, of which one version alone has some.
pub(crate) const ENTITY: &str = "entity";
/// What is cited, by its full name.
pub(crate) const INSTRUMENT: &str = "instrument";
/// Which of some options in brackets are left.
pub(crate) const SURVIVING: &str = "surviving";
/// What words that no rule explains hold on one side only and what rules weigh elsewhere.
pub(crate) const HOLDS: &str = "holds";
/// That two passages are told of together and are no exchange.
pub(crate) const APART: &str = "apart";
/// The places of a finding that was told once for many.
pub(crate) const LOCATIONS: &str = "locations";
