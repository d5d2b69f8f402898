//! The day, for waivers that end. Only the program asks the clock, and only here.

use std::time::{SystemTime, UNIX_EPOCH};

use variorum::policy::Date;

const SECONDS_PER_DAY: u64 = 24 * 60 * 60;

/// The day in UTC; nothing if the clock shows a time before 1970 or after 9999.
pub(crate) fn today() -> Option<Date> {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Date::from_unix_days(since_epoch.as_secs() / SECONDS_PER_DAY)
}
