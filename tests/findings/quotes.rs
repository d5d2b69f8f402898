//! What findings are quoted by: the changed words with the smallest phrase that makes them readable.

use variorum::Kind;
use variorum::classify::kinds;

use crate::comparison;

/// The quotation of the finding of a kind, as `old -> new`.
pub(crate) fn quote(redline: &str, kind: Kind) -> String {
    let sides = kinds::strip(redline);
    let comparison = comparison(&sides.old, &sides.new);
    let finding = comparison
        .findings()
        .iter()
        .find(|finding| finding.kind == kind)
        .unwrap_or_else(|| panic!("{redline}: {:?}", comparison.findings()));
    let quote = &finding.quotes[0];
    format!("{} -> {}", quote.old, quote.new)
}

#[test]
fn a_verb_is_quoted_with_its_object() {
    assert_eq!(
        quote(
            "At dawn the Council [-urges-]{+invites+} the parties to allow access.",
            Kind::DirectiveWeakened
        ),
        "urges the parties to allow access -> invites the parties to allow access"
    );
}

#[test]
fn an_amount_is_quoted_with_what_it_measures() {
    assert_eq!(
        quote(
            "The Board, which met in May, lowered its target for the lending rate by [-25-]{+50+} basis points.",
            Kind::QuantityChanged
        ),
        "the lending rate by 25 basis points -> the lending rate by 50 basis points"
    );
}

#[test]
fn no_name_is_cut_inside_a_word() {
    let comparison = comparison(
        "Advancing a “Free and Open Indo-Pacific” Notwithstanding the storms, the two keepers reaffirmed that the \
         Indo-Pacific is a region of vital importance to global peace and prosperity.",
        "The two keepers reaffirmed that the league remains the cornerstone of peace, security, and prosperity of \
         the Indo-Pacific.",
    );
    for finding in comparison.findings() {
        let told = finding.evidence.values();
        let cut = |text: &String| text.ends_with("Indo-Pac") || text.starts_with("ific");
        assert!(!told.into_iter().any(cut), "{finding:?}");
    }
}

#[test]
fn an_item_of_a_roster_is_quoted_between_its_neighbours() {
    assert_eq!(
        quote(
            "The text is endorsed by Chile, Ghana, {+Norway, +}Peru and Samoa.",
            Kind::EntityAdded
        ),
        "Ghana, Peru -> Ghana, Norway, Peru"
    );
}

#[test]
fn a_dash_parts_words_where_a_hyphen_ties_them() {
    let own = |redline: &str, kind: Kind| {
        let sides = kinds::strip(redline);
        let comparison = comparison(&sides.old, &sides.new);
        let mut found = comparison.findings().iter();
        let finding = found.find(|finding| finding.kind == kind);
        finding.unwrap().new.clone().unwrap().text
    };
    assert_eq!(
        own(
            "The members\u{2014}Benin{+ and Ghana+}\u{2014}met.",
            Kind::EntityAdded
        ),
        "Ghana"
    );
    assert_eq!(
        own(
            "The members met in [-Benin-]{+Ghana-on-Sea+}.",
            Kind::EntityReplaced
        ),
        "Ghana-on-Sea"
    );
}

#[test]
fn a_date_stands_for_itself() {
    assert_eq!(
        quote(
            "The text was signed in Accra on [-3 May 2031-]{+5 May 2031+}.",
            Kind::DateChanged
        ),
        "3 May 2031 -> 5 May 2031"
    );
}

#[test]
fn no_quotation_swallows_the_change_of_a_spelling_next_to_it() {
    let quoted = quote(
        "We deplore the looting of the [-harbour-]{+harbor+} [-at night-]{+in May+} and will mend it.",
        Kind::WordingChanged,
    );
    assert!(!quoted.contains("harbo"), "{quoted}");
}

#[test]
fn a_sentence_that_took_the_place_of_another_is_quoted_with_it() {
    let quoted = quote(
        "The index is published in June. [-Prices have eased a little in the ports since the strike.-]{+Prices soared again when the frost came.+} The Board meets in July.",
        Kind::WordingChanged,
    );
    assert!(
        quoted.contains("eased") && quoted.contains("soared"),
        "{quoted}"
    );
}

#[test]
fn an_item_that_joins_a_list_is_quoted_with_the_items_before_it() {
    assert_eq!(
        quote(
            "The Club supplies lamps{+, as well as spare wicks and tar+} to the keepers.",
            Kind::ScopeBroadened
        ),
        "The Club supplies lamps -> The Club supplies lamps, as well as spare wicks and tar"
    );
    assert_eq!(
        quote(
            "The law bans the sale of lead, {+cadmium, +}arsenic and mercury paints.",
            Kind::DetailAdded
        ),
        "The law bans the sale of lead, arsenic -> The law bans the sale of lead, cadmium, arsenic"
    );
    assert_eq!(
        quote(
            "We think of the people in remote valleys [-and on small islands, -]and of the right to a home.",
            Kind::DetailRemoved
        ),
        "the people in remote valleys and on small islands -> the people in remote valleys"
    );
}

/// What the finding of a kind is about in the version that has it.
pub(crate) fn told(redline: &str, kind: Kind) -> Vec<String> {
    let sides = kinds::strip(redline);
    let comparison = comparison(&sides.old, &sides.new);
    let mut findings = comparison.findings().iter();
    let finding = findings.find(|finding| finding.kind == kind);
    let finding = finding.unwrap_or_else(|| panic!("{redline}: {:?}", comparison.findings()));
    let places = [&finding.old, &finding.new].into_iter().flatten();
    places.map(|place| place.text.clone()).collect()
}

#[test]
fn a_condition_is_told_to_its_end() {
    assert_eq!(
        told(
            "[-If the catch does not improve greatly, the-]{+The+} guild will mend its nets until [-that is \
             so-]{+the catch has improved greatly+}.",
            Kind::ConditionRemoved
        ),
        ["If the catch does not improve greatly"]
    );
}

#[test]
fn another_voice_is_told_by_its_verb() {
    assert_eq!(
        told(
            "[-Reform of the tolls will be deepened-]{+The guild will deepen reform of the tolls+} this year.",
            Kind::VoiceChanged
        ),
        ["be deepened", "The guild will deepen"]
    );
}

#[test]
fn a_degree_is_quoted_with_what_the_feeling_is_about() {
    assert_eq!(
        quote(
            "They voiced their [-deep-]{+deepest+} concern over the sinking of the ferry.",
            Kind::IntensityRaised
        ),
        "They voiced their deep concern over the sinking -> They voiced their deepest concern over the sinking"
    );
}

/// What the finding of a kind says of the new version, where both stand in sight.
pub(crate) fn words_in_sight(redline: &str, kind: Kind) -> String {
    let sides = kinds::strip(redline);
    let comparison = comparison(&sides.old, &sides.new);
    let mut found = comparison.findings().iter();
    let finding = found.find(|finding| finding.kind == kind);
    let words = finding.and_then(|finding| finding.new.as_ref());
    words.map_or_else(
        || panic!("{redline}: {:?}", comparison.findings()),
        |words| words.text.clone(),
    )
}

#[test]
fn words_end_with_the_noun_of_their_article_or_before_it() {
    assert_eq!(
        words_in_sight(
            "The Board can be [-brisk about raising-]{+patient in removing its+} lamps.",
            Kind::WordingChanged
        ),
        "patient in removing"
    );
}

#[test]
fn the_mark_of_an_item_is_no_tail_of_a_bracket() {
    assert_eq!(
        words_in_sight(
            "We will: {+a) mend the quay; b) light the reef+} before the winter storms come again.",
            Kind::DetailAdded
        ),
        "mend the quay; b) light the reef"
    );
    assert_eq!(
        words_in_sight(
            "The masters of the Pilot Fund (PFUND{+), with the owners of all tugs+} met in the old hall.",
            Kind::DetailAdded
        ),
        "with the owners of all tugs"
    );
}

#[test]
fn the_option_that_was_chosen_is_quoted_or_that_none_was() {
    let resolved = |redline: &str| quote(redline, Kind::BracketResolved);
    assert_eq!(
        resolved("Each Party [-[shall] [-]should[-]-] report on its ports every five years."),
        "[shall][should] -> should"
    );
    // What came in the same place is no part of the option.
    assert_eq!(
        resolved(
            "The fleets aim at a peaking of [-[exhaust gas emissions][soot]-]{+exhaust gas emissions in the context of fair trade and of the needs of poor ports+}."
        ),
        "[exhaust gas emissions][soot] -> exhaust gas emissions"
    );
    assert_eq!(
        resolved("The levy is to fall by [-[50][60]-]{+55+} per cent over the next ten years."),
        "[50][60] -> 55 per cent"
    );
    assert_eq!(
        resolved(
            "The fee falls to a half [-[-Y] -]{+on the basis of equity and in the light of what each port can bear +}over the next years."
        ),
        "[-Y] -> "
    );
    assert_eq!(
        resolved(
            "The owners of tugs [-[, whose needs are special,] -]keep their lamps lit at night."
        ),
        "[, whose needs are special,] -> "
    );
    let frame =
        "The gains of the [-[-]first and second quay[-]-] are shared by all who work there.";
    assert_eq!(
        resolved(frame),
        "[first and second quay] -> first and second quay"
    );
    // An option may be all that stands behind its label.
    assert_eq!(
        resolved(
            "[-Option 1: -]The pilots of all ports share their charts {+in full +}every year."
        ),
        "Option 1: The pilots of all ports share … -> The pilots of all ports share their charts …"
    );
}

#[test]
fn what_goes_on_is_quoted_with_its_verb_and_with_how_long_it_was_so() {
    assert_eq!(
        quote(
            "The pace of trade in the port [-has slowed in recent months-]{+continues to be slow+}.",
            Kind::ContinuityChanged
        ),
        "slowed in recent months -> continues to be slow"
    );
}

#[test]
fn provisions_are_told_from_the_first_to_the_last() {
    assert_eq!(
        told(
            "The owners follow Articles [-3 to 5-]{+3 to 7+} of the charter.",
            Kind::ReferenceChanged
        ),
        ["Articles 3 to 5", "Articles 3 to 7"]
    );
    assert_eq!(
        told(
            "The owners follow Articles 3{+ and 5+} of the charter.",
            Kind::ReferenceAdded
        ),
        ["Articles 3 and 5"]
    );
}

#[test]
fn a_condition_is_told_with_what_was_said_before() {
    assert_eq!(
        told(
            "The toll falls [-at once-]{+if the level+} of the water in the upper lock has risen again.",
            Kind::ConditionAdded
        ),
        ["if the level of the water in the upper lock has risen again"]
    );
}
