//! From what rules answer to findings: who speaks first, what belongs together, how it is quoted, scored and explained,
//! and what is told once for many places.

pub(super) mod assemble;
pub(super) mod collapse;
pub(super) mod cover;
pub(super) mod draft;
pub(super) mod exchange;
pub(super) mod explain;
pub(super) mod gather;
pub(super) mod id;
pub(super) mod order;
pub(super) mod phrase;
pub(super) mod precedence;
pub(super) mod score;
pub(super) mod setting;
