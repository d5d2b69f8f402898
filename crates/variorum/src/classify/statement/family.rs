//! Families of acts, by the names that the tables give them.

/// Promises and plans.
pub(in crate::classify) const COMMISSIVE: &str = "commissive";
/// Requests and commands.
pub(in crate::classify) const DIRECTIVE: &str = "directive";
/// Welcome and praise.
pub(in crate::classify) const APPROVAL: &str = "approval";
/// Regret and blame.
pub(in crate::classify) const DISAPPROVAL: &str = "disapproval";
/// What is said to be so.
pub(in crate::classify) const ASSERTION: &str = "assertion";
/// What makes something so by saying it: appoints, adopts.
pub(in crate::classify) const INSTITUTIONAL: &str = "institutional";
/// Talks and thoughts about a matter.
pub(in crate::classify) const CONSULTATION: &str = "consultation";

/// All of them, the one that says most first.
pub(in crate::classify) const ALL: [&str; 7] = [
    COMMISSIVE,
    DIRECTIVE,
    APPROVAL,
    DISAPPROVAL,
    ASSERTION,
    INSTITUTIONAL,
    CONSULTATION,
];
