//! Parts of splits and merges, and resemblances that are faint.

use variorum::Sides;

use crate::{text, words_aligned};

#[test]
fn a_part_is_what_its_fellow_leaves_unexplained() {
    let with = |first: &[&str], rest: &str| {
        let first = first.iter().map(|block| (*block).to_owned());
        first.chain(text(rest)).collect::<Vec<_>>()
    };
    let old = [
        "Zara zebi zico zodu zupe zyfa",
        "Brak brel brim brov bruz bryt broc",
    ];
    let new = ["Zara zebi zico zodu zupe zyfa brak brel brov dalu"];
    let (old, new) = (with(&old, "c | d | e | f"), with(&new, "C | D | E | F"));
    assert_eq!(words_aligned(&old, &new), "0,1=0 2=1 3=2 4=3 5=4");
}

#[test]
fn a_unit_with_a_sure_partner_elsewhere_is_no_part() {
    let old = [
        "Zara zebi zico zodu zupe zyfa brak brel brim",
        "Kalo kelu kimo kony kuza kyle",
        "Brak brel brim brov bruz bryt",
    ];
    let new = [
        "Zara zebi zico zodu zupe zyfa",
        "Brak brel brim brov bruz",
        "Kalo kelu kimo kony kuza kyle",
    ];
    assert_eq!(words_aligned(&old, &new), "0=0 2=1* 1=2");
}

#[test]
fn a_faint_resemblance_counts_where_its_unit_is_expected() {
    // The two share a quarter of their words; all else between the firm ends is new.
    let re_told = Sides::new(
        "quay lamps burn kept owner barge slip store ",
        "quay lamps tower night storm wreck chart sails",
    );
    let other = |letter: char| text(&letter.to_string()).remove(0);
    let told = |side: &str, unit: &str, place: usize| {
        let mut units: Vec<String> = side.chars().map(other).collect();
        units.insert(place, unit.to_owned());
        units
    };
    let old = told("amnopqz", re_told.old, 3);
    let (near, far) = ("0=0 3=3 7=7", "0=0 7=7");
    let links = |new: &[String]| {
        let links = words_aligned(&old, new);
        let links = links.split(' ');
        let linked = links.filter(|link| !link.starts_with('=') && !link.ends_with('='));
        linked.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(links(&told("atuvwxz", re_told.new, 3)), near);
    assert_eq!(links(&told("atuvwxz", re_told.new, 6)), far);
}

#[test]
fn among_faint_resemblances_a_small_lead_is_clear() {
    let other = |letter: char| text(&letter.to_string()).remove(0);
    let links = |rival: &str| {
        let mut old: Vec<String> = "abc".chars().map(other).collect();
        let mut new = old.clone();
        let moved = Sides::new(
            "quay lamp burn kept owner barge slip store crane chain",
            "quay lamp burn kept tower night storm wreck chart sails",
        );
        old.insert(0, moved.old.to_owned());
        new.extend([rival.to_owned(), other('d'), moved.new.to_owned()]);
        words_aligned(&old, &new)
    };
    // What moved keeps a third of its weight, a rival has a quarter of it; less than a tenth lies between.
    let behind = "barge slip store hulls ropes tides wharf pitch resin salts";
    assert_eq!(links(behind), "1=0 2=1 3=2 =3 =4 0=5*");
    let abreast = "barge slip store crane hulls ropes tides wharf pitch resin salts";
    assert_eq!(links(abreast), "0= 1=0 2=1 3=2 =3 =4 =5");
}

#[test]
fn what_is_told_again_in_the_same_order_is_linked_by_less() {
    let letter = |at: usize| char::from(b'a' + u8::try_from(at).expect("few units"));
    // Every other unit has one word of six in common with its counterpart.
    let told = |side: char, order: [usize; 7]| {
        let units = order.map(|unit| {
            let mut words: Vec<String> = (0..6)
                .map(|word| format!("{side}{}{}u", letter(unit), letter(word)))
                .collect();
            if unit % 2 == 0 {
                words[3] = format!("k{}vi", letter(unit));
            }
            words.join(" ")
        });
        units.to_vec()
    };
    let linked = |order: [usize; 7]| {
        let links = words_aligned(&told('o', [0, 1, 2, 3, 4, 5, 6]), &told('n', order));
        let links = links.split(' ');
        let linked = links.filter(|link| !link.starts_with('=') && !link.ends_with('='));
        linked.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(linked([0, 1, 2, 3, 4, 5, 6]), "0=0 2=2 4=4 6=6");
    assert_eq!(linked([6, 1, 4, 3, 2, 5, 0]), "");
}
