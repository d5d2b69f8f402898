//! L1: applying a patch to the old bytes gives the new bytes.

use proptest::prelude::*;
use variorum::Patch;

use crate::generate::any_pair;
use crate::{comparison, config};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn patch_gives_the_new_bytes((old, new) in any_pair()) {
        let patch = Patch::new(&comparison(&old, &new));
        prop_assert_eq!(patch.apply(old.as_bytes()).unwrap(), new.as_bytes());
        prop_assert!(patch.verify(old.as_bytes(), new.as_bytes()).is_ok());
        prop_assert_eq!(patch.operations().is_empty(), old == new);
    }

    #[test]
    fn patch_survives_being_written_and_read((old, new) in any_pair()) {
        let patch = Patch::new(&comparison(&old, &new));
        let mut json = Vec::new();
        patch.to_json(&mut json).unwrap();
        prop_assert_eq!(Patch::from_json(&json).unwrap(), patch);
    }

    #[test]
    fn patch_refuses_other_texts((old, new) in any_pair(), other in ".{0,20}") {
        let patch = Patch::new(&comparison(&old, &new));
        prop_assert_eq!(patch.apply(other.as_bytes()).is_ok(), other == old);
    }
}
