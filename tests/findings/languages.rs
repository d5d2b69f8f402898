//! The engine holds no words: another pack, another language; no pack, the neutral kinds; a user's rows come first.

use variorum::classify::{ClassifyOptions, RuleId};
use variorum::lexicon::Lexicon;
use variorum::{CompareOptions, Comparison, Kind, Layer, compare, read_str};

use crate::comparison;

fn kinds(comparison: &Comparison) -> Vec<Kind> {
    comparison
        .findings()
        .iter()
        .map(|finding| finding.kind)
        .collect()
}

#[test]
fn german_findings_come_from_german_rows() {
    let cases = [
        (
            "Die Vertragsparteien müssen jährlich berichten.",
            "Die Vertragsparteien sollten jährlich berichten.",
            Kind::ModalityWeakened,
        ),
        (
            "Der Rat fordert die Mitglieder zur Zahlung auf und verurteilt den Angriff.",
            "Der Rat fordert die Mitglieder zur Zahlung auf und bedauert den Angriff.",
            Kind::StanceWeakened,
        ),
        (
            "Die Minister begrüßen den Beschluss.",
            "Die Minister bedauern den Beschluss.",
            Kind::StanceReversed,
        ),
        (
            "Alle Häfen sind offen.",
            "Einige Häfen sind offen.",
            Kind::ScopeNarrowed,
        ),
        (
            "Die Frist endet am 3. Mai 2024.",
            "Die Frist endet am 5. Mai 2024.",
            Kind::DateChanged,
        ),
        (
            "Die Häfen werden geprüft.",
            "Die Häfen werden soweit möglich geprüft.",
            Kind::HedgeAdded,
        ),
        (
            "Das Schiff ist sicher und wird nicht geprüft.",
            "Das Schiff ist sicher und wird geprüft.",
            Kind::NegationFlipped,
        ),
        (
            "Der Hafen wird bis zu drei Monaten gesperrt.",
            "Der Hafen wird bis zu sechs Monaten gesperrt.",
            Kind::QuantityChanged,
        ),
        (
            "Nach den §§ 176 bis 178 wird der Hafen geräumt.",
            "Nach den §§ 176 bis 181 wird der Hafen geräumt.",
            Kind::ReferenceChanged,
        ),
        (
            "Die Regeln folgen der Charta, Version 1.4, des Bundes.",
            "Die Regeln folgen der Charta, Version 2.0, des Bundes.",
            Kind::ReferenceChanged,
        ),
        (
            "Nach Artikel 109 Absatz 3 trägt der Bund die Kosten.",
            "Nach Artikel 109 Absatz 2 Satz 1 trägt der Bund die Kosten.",
            Kind::ReferenceChanged,
        ),
        (
            "Der Vermieter hat das Dach im Mai zu reparieren.",
            "Der Vermieter kann das Dach im Mai reparieren.",
            Kind::ModalityWeakened,
        ),
        (
            "Der Mieter ist verpflichtet, das Dach zu reparieren.",
            "Der Mieter ist berechtigt, das Dach zu reparieren.",
            Kind::ModalityWeakened,
        ),
    ];
    for (old, new, kind) in cases {
        let found = kinds(&comparison(old, new));
        assert!(found.contains(&kind), "{old} -> {new}: {found:?}");
    }
}

#[test]
fn a_place_in_a_german_law_is_one_reference() {
    let found = comparison(
        "Nach Artikel 109 Absatz 3 trägt der Bund die Kosten.",
        "Nach Absatz 3 des Artikels 109 trägt der Bund die Kosten.",
    );
    assert!(
        !kinds(&found)
            .iter()
            .any(|kind| kind.id().starts_with("reference")),
        "{:?}",
        found.findings()
    );
    let found = comparison(
        "Der Bund trägt die Kosten und zahlt den Pegel.",
        "Der Bund trägt die Kosten nach § 53 Absatz 1 Satz 2 und zahlt den Pegel.",
    );
    let added = found
        .findings()
        .iter()
        .filter(|finding| finding.kind == Kind::ReferenceAdded);
    assert_eq!(added.count(), 1, "{:?}", found.findings());
}

#[test]
fn what_a_german_text_supposes_or_need_not_be_is_neither_promised_nor_asked() {
    let told = |added: &str| {
        let old = "Das Amt prüft den Antrag.";
        let found = kinds(&comparison(old, &format!("{old} {added}")));
        let is_act = |kind: &Kind| matches!(kind, Kind::CommitmentAdded | Kind::DirectiveAdded);
        found.into_iter().find(is_act)
    };
    assert_eq!(
        told("Wird der Pegel gesenkt, so ist der Rat zu hören."),
        None
    );
    let promise = told("Wir werden den Pegel senken.");
    assert_eq!(promise, Some(Kind::CommitmentAdded));
    let release = "Die Händler müssen die Waren vor dem Verkauf auf dem Markt nicht anmelden.";
    assert_eq!(told(release), None);
    for duty in [
        "Die Händler müssen die Waren ohne Verzug anmelden.",
        "Die Händler müssen die nicht verkauften Waren anmelden.",
    ] {
        assert_eq!(told(duty), Some(Kind::DirectiveAdded), "{duty}");
    }
}

#[test]
fn where_a_german_text_stands_is_no_amount() {
    let cases = [
        (
            "Zuletzt geändert durch Art. 1 des Gesetzes vom 5.12.2032 I 2425.",
            "Zuletzt geändert durch Art. 1 des Gesetzes vom 30.3.2033 I 441.",
        ),
        (
            "Die Gebühr für Lotsen steht in der Anlage unter Nr. 28 auf S. 7.",
            "Die Gebühr für Lotsen steht in der Anlage unter Nr. 29 auf S. 8.",
        ),
    ];
    for (old, new) in cases {
        let found = kinds(&comparison(old, new));
        assert!(found.contains(&Kind::ReferenceChanged), "{old}: {found:?}");
        let is_amount = |kind: &Kind| kind.id().starts_with("quantity.");
        assert!(!found.iter().any(is_amount), "{old}: {found:?}");
    }
    let found = kinds(&comparison(cases[0].0, cases[0].1));
    assert!(found.contains(&Kind::DateChanged), "{found:?}");
    let counted = kinds(&comparison(
        "Die Kasse zahlt drei Mark.",
        "Die Kasse zahlt vier Mark.",
    ));
    assert!(counted.contains(&Kind::QuantityChanged), "{counted:?}");
}

#[test]
fn a_repealed_provision_is_told_once_and_not_as_a_title_or_a_line_that_came() {
    let law = |second: &str, fourth: &str| {
        let text = format!(
            "##### § 3 Beginn der Pflicht\n\n(1) Die Pflicht beginnt mit der Geburt.\n\n(2) {second}\n\n(3) Die Behörde \
             kann Ausnahmen zulassen, wenn der Hafen es verlangt.\n\n##### § 4 {fourth}\n\n##### § 5 Dauer der \
             Pflicht\n\nDie Pflicht dauert zehn Jahre und wird nicht verlängert.\n"
        );
        read_str("law.md", &text)
    };
    let told = |old: &str, new: &str, fourth: [&str; 2]| -> Vec<(Kind, String, String)> {
        let comparison = compare(
            law(old, fourth[0]),
            law(new, fourth[1]),
            &CompareOptions::default(),
        );
        let findings = comparison.findings().iter();
        findings
            .filter(|finding| finding.layer == Layer::Substantive)
            .map(|finding| {
                let quote = finding.quotes[0].clone();
                (finding.kind, quote.old, quote.new)
            })
            .collect()
    };
    let (rule, place) = ("Der Vormund haftet für Schäden.", "(weggefallen)");
    assert_eq!(
        told(rule, place, ["Ende", "Ende"]),
        [(Kind::Removed, rule.into(), place.into())]
    );
    assert_eq!(
        told(place, rule, ["Ende", "Ende"]),
        [(Kind::Added, place.into(), rule.into())]
    );
    assert_eq!(
        told(rule, rule, ["Ende der Pflicht", place])
            .iter()
            .map(|(kind, ..)| *kind)
            .collect::<Vec<_>>(),
        [Kind::Removed]
    );
    // Where the word only says what happened to something, it is one as any other.
    let said = told(
        rule,
        "Der Grund für die Haftung ist weggefallen.",
        ["Ende", "Ende"],
    );
    assert_eq!(said[0].0, Kind::WordingChanged);
}

/// The kinds of what is told of repealed or restored provisions.
fn of_provisions(old: &str, new: &str) -> Vec<(Kind, RuleId)> {
    let comparison = compare(
        read_str("old.md", old),
        read_str("new.md", new),
        &CompareOptions::default(),
    );
    let findings = comparison.findings().iter();
    findings
        .map(|finding| (finding.kind, finding.rule))
        .collect()
}

#[test]
fn provisions_are_joined_only_in_the_same_place() {
    let told = of_provisions(
        "# Act on Boats\n\n(1) The pilot waits.\n\n(2) The owner pays a fee.\n\n# Act on Quays\n\nQuays are \
         swept each week.\n",
        "# Act on Boats\n\n(1) The pilot waits.\n\n# Act on Quays\n\nQuays are swept each week.\n\n(2) \
         (repealed)\n",
    );
    assert!(
        told.iter()
            .all(|(_, rule)| *rule != RuleId::StructureRepealed),
        "{told:?}"
    );
}

#[test]
fn provisions_restored_together_are_each_told_once() {
    let told = of_provisions(
        "The pilot waits for all.\n\n(1) (repealed)\n\n(2) (repealed)\n\n(3) (repealed)\n\nQuays are swept each \
         week.\n",
        "The pilot waits for all.\n\n(1) The owner pays a fee.\n\n(2) Lamps burn at night.\n\n(3) Nets hang on \
         the wall.\n\nQuays are swept each week.\n",
    );
    let restored = told
        .iter()
        .filter(|(kind, rule)| *kind == Kind::Added && *rule == RuleId::StructureRepealed);
    assert_eq!(restored.count(), 3, "{told:?}");
    assert!(
        told.iter().all(|(kind, _)| *kind != Kind::Removed),
        "{told:?}"
    );
}

#[test]
fn what_is_no_provision_is_not_repealed() {
    let cases = [
        (
            "Malta granted 5 licences to it.",
            "Malta deleted it in 2024.",
        ),
        (
            "(2) Malta granted 5 licences to it.",
            "(2) Malta deleted it in 2024.",
        ),
        (
            "| Berth | State |\n|---|---|\n| North | Confirmed |\n",
            "| Berth | State |\n|---|---|\n| North | Reserved |\n",
        ),
    ];
    for (old, new) in cases {
        let told = of_provisions(old, new);
        assert!(!told.is_empty(), "{old}");
        assert!(
            told.iter()
                .all(|(_, rule)| *rule != RuleId::StructureRepealed),
            "{told:?}"
        );
    }
    let told = of_provisions("(2) The owner pays a fee.", "(2) (repealed)");
    assert_eq!(told, [(Kind::Removed, RuleId::StructureRepealed)]);
}

#[test]
fn a_language_without_a_pack_yields_the_neutral_kinds() {
    let found = kinds(&comparison(
        "Kokous pidettiin 3 kertaa Helsingissä.",
        "Kokous pidettiin 5 kertaa Helsingissä.",
    ));
    assert_eq!(found, [Kind::QuantityChanged]);
    let found = kinds(&comparison("Kokous oli pitkä.", "Kokous oli lyhyt."));
    assert_eq!(found, [Kind::WordingChanged]);
}

#[test]
fn rows_of_the_user_win_over_those_of_the_pack() {
    let rows =
        "source = ['ours']\n[verb.directive]\nentreat = { rank = 97, surfaces = ['implore'] }";
    let classify = ClassifyOptions::default().with_lexicon(Lexicon::from_toml("en", rows).unwrap());
    let options = CompareOptions::default().with_classify(classify);
    let (old, new) = (
        "The Council implores the parties to disarm.",
        "The Council urges the parties to disarm.",
    );
    let ours = compare(read_str("old", old), read_str("new", new), &options);
    assert!(kinds(&ours).contains(&Kind::DirectiveWeakened));
    assert!(kinds(&comparison(old, new)).contains(&Kind::DirectiveStrengthened));
}

#[test]
fn rows_without_source_or_rank_in_range_are_refused() {
    for rows in [
        "[verb.directive]\nentreat = ['entreat']",
        "source = ['x']\n[verb.directive]\nentreat = { rank = 300, surfaces = ['entreat'] }",
        "source = ['x']\n[verbs.directive]\na = ['b']",
        "source = ['x']\n[function.class]\ndeterminers = ['thine']",
        "not toml",
    ] {
        let error = Lexicon::from_toml("en", rows).unwrap_err();
        assert_eq!(error.kind().class(), "E-CONFIG", "{rows}");
    }
}

/// A long text of one language stays of that language, whatever short foreign passages, names and lists stand in it.
#[test]
fn a_long_text_keeps_its_language() {
    let english = "The members of the harbour trust met in the hall and agreed that the charges for pilots remain as they \
                   are. They thanked the keepers, who had repaired the lamps during the winter.\n\n";
    let german = "Die Mitglieder der Hafenkasse trafen sich im Saal und vereinbarten, dass die Gebühren für Lotsen \
                  bleiben, wie sie sind. Sie dankten den Wärtern, die im Winter die Lampen ausgebessert hatten.\n\n";
    let foreign = "Die Ordnung der Lotsen und der Hafen in der Bucht. The order of the pilots and of the harbour.\n\n";
    let pairs = [
        (
            english,
            "Ships must pay.",
            "Ships may pay.",
            Kind::ModalityWeakened,
        ),
        (
            german,
            "Schiffe müssen zahlen.",
            "Schiffe können zahlen.",
            Kind::ModalityWeakened,
        ),
    ];
    for (body, old, new, kind) in pairs {
        for repeats in [1, 3, 40, 400] {
            for place in 0..3 {
                let text = |sentence: &str| {
                    let mut parts = [
                        body.repeat(repeats),
                        foreign.to_owned(),
                        format!("{sentence}\n\n"),
                    ];
                    parts.rotate_left(place);
                    parts.concat()
                };
                let found = kinds(&comparison(&text(old), &text(new)));
                assert!(
                    found.contains(&kind),
                    "{old}, {repeats} times, {place}: {found:?}"
                );
            }
        }
    }
}

#[test]
fn what_is_too_small_is_no_duty_in_german() {
    for (old, new) in [
        ("Das Boot ist zu klein.", "Das Boot kann klein sein."),
        ("Der Rat hat das Boot.", "Der Rat will das Boot."),
    ] {
        let found = kinds(&comparison(old, new));
        let is_modality = |kind: &&Kind| kind.id().starts_with("modality");
        assert_eq!(found.iter().find(is_modality), None, "{old} -> {new}");
    }
}
