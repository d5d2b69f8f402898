//! L2: the inverted patch leads back, and inverting twice changes nothing.

use proptest::prelude::*;
use variorum::Patch;

use crate::generate::any_pair;
use crate::{comparison, config};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn inverted_patch_gives_the_old_bytes((old, new) in any_pair()) {
        let inverse = Patch::new(&comparison(&old, &new)).invert();
        prop_assert_eq!(inverse.apply(new.as_bytes()).unwrap(), old.as_bytes());
    }

    #[test]
    fn inverting_twice_is_the_identity((old, new) in any_pair()) {
        let patch = Patch::new(&comparison(&old, &new));
        prop_assert_eq!(patch.invert().invert(), patch);
    }
}
