//! Which of many findings under a paragraph are counted as the lesser, and which have a line of their own.

use crate::told::shown;

#[test]
fn what_binds_or_may_be_is_not_counted_among_the_lesser() {
    // Six rewordings and a modal in words that no rule explains.
    let old = "Boats are mended by hand in the yard of Bergen. Nets hang on long poles of ash by the gate. Salt lies in deep cellars under the old hall. Oil burns in brass lamps on the mole. Rope is spun from grey hemp in the lofts. Fish is smoked over beech in tall huts. Wool dries on warm tiles in the sheds. The mole lies below the old tower of the guild, where pilots sleep.";
    let new = "Boats are built by crane in the yard of Bergen. Nets dry on steel racks of ash by the gate. Salt waits in dry vaults under the old hall. Oil glows in glass globes on the mole. Rope is bought from white flax in the lofts. Fish is cured over alder in low sheds. Wool rots in cold mud in the sheds. The mole could sink and drown the old tower of the guild, where pilots sleep.";
    let page = shown(old, new);
    assert!(page.contains("lesser"), "{page}");
    let line = page.split('▲').find(|line| line.contains("could"));
    assert!(line.is_some_and(|line| !line.contains("lesser")), "{page}");
    assert!(page.contains("→ \"could sink and drown\""), "{page}");
}

#[test]
fn what_came_and_may_be_is_told_before_what_came_and_was() {
    let kept = "The pilots met in the old harbour office and heard the report of the keepers.";
    let page = shown(
        kept,
        &format!(
            "{kept} Oil came from Bergen by the cask. Repairs of the mole may become necessary."
        ),
    );
    let at = |text: &str| page.find(text).expect("both are told");
    assert!(at("▲ added \"Repairs") < at("▲ added \"Oil"), "{page}");
    // Of many that are counted it is told by itself.
    let page = shown(
        kept,
        &format!(
            "{kept} Oil came from Bergen by the cask. Wool lay dry in the lofts. Herring sold well at Whitsun. Repairs of the mole may become necessary."
        ),
    );
    assert!(
        page.contains("▲ added \"Repairs") && page.contains("3 × added"),
        "{page}"
    );
}
