//! How a language inflects, as its `morphology.toml` tells it and as the library looks it up.

use serde::Deserialize;

use super::lexicon::morphology::{Conjugation, Morphology, tail, tail_bit};
use super::lexicon::row::Form;
use super::source::fields;
use super::words::{keyed, leak, sorted};

fields!(Conjugation {
    ends,
    cut,
    third,
    past,
    gerund
});

fields!(Morphology {
    conjugations,
    doubling,
    verbs,
    pasts,
    irregular,
    stems,
    silent,
    gerund,
    participle,
    infinitive,
    genitive,
    initials_plural,
    comparatives,
    superlatives,
    unstemmed,
    spelling_least,
    spelling_endings,
    spelling_tails,
    spelling_prefixes,
    spelling_pairs,
    spelling_exceptions,
    capital_nouns,
    contractions,
    distinct,
    detached,
});

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Words {
    conjugation: Vec<Regular>,
    doubling: Vec<String>,
    complete: Vec<Complete>,
    irregular: Vec<[String; 3]>,
    plurals: Vec<[String; 2]>,
    stems: Vec<(String, String, usize)>,
    silent: String,
    gerund: String,
    participle: String,
    infinitive: Vec<String>,
    genitive: String,
    initials_plural: String,
    comparatives: Vec<(String, String)>,
    superlatives: Vec<(String, String)>,
    unstemmed: Vec<String>,
    spelling: Spelling,
    distinct: Vec<String>,
    detached: Vec<String>,
    contractions: Vec<[String; 4]>,
    capital_nouns: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Regular {
    ends: Vec<String>,
    cut: usize,
    third: String,
    past: String,
    gerund: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Complete {
    base: Vec<String>,
    third: Vec<String>,
    past: Vec<String>,
    participle: Vec<String>,
    gerund: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Spelling {
    least: usize,
    endings: Vec<(String, String)>,
    prefixes: Vec<(String, String)>,
    exceptions: Vec<String>,
    pairs: Vec<(String, String)>,
}

fn list(words: Vec<String>) -> &'static [&'static str] {
    sorted(words.into_iter().map(leak)).leak()
}

fn pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Vec<(&'static str, &'static str)> {
    pairs
        .into_iter()
        .map(|(one, other)| (leak(one), leak(other)))
        .collect()
}

type Contraction = (&'static str, usize, &'static str, &'static str);

/// Contractions from rows of the two parts as written and the two words that they stand for.
fn contractions(rows: Vec<[String; 4]>) -> Vec<Contraction> {
    let rows = rows.into_iter().map(|[one, other, first, second]| {
        let cut = one.len();
        (leak(one + &other), cut, leak(first), leak(second))
    });
    rows.collect()
}

type VerbForms = (&'static str, &'static [(&'static str, Form)]);

impl Words {
    /// The tables for the rest of the build; a build script may keep its memory.
    pub(crate) fn leak(self) -> Morphology {
        let verbs = self.verbs();
        let plurals = self
            .plurals
            .into_iter()
            .map(|[one, many]| (leak(many), leak(one)));
        let mut irregular: Vec<(&'static str, &'static str)> = verbs
            .iter()
            .flat_map(|(base, forms)| forms.iter().map(|(form, _)| (*form, *base)))
            .filter(|(form, base)| form != base)
            .chain(plurals)
            .collect();
        let forms = verbs.iter().flat_map(|(_, forms)| forms.iter());
        let pasts = forms.filter(|(_, tag)| *tag == Form::Past);
        irregular.sort_unstable();
        irregular.dedup_by_key(|pair| pair.0);
        let mut endings = pairs(self.spelling.endings);
        if let Some((short, _)) = endings.iter().find(|(ending, _)| tail(ending).is_none()) {
            panic!("`{short}` is too short to be found as an ending of another spelling");
        }
        endings.sort_by_key(|(ending, _)| (tail(ending), std::cmp::Reverse(ending.len())));
        let mut tails = [0; 4];
        for (ending, _) in &endings {
            let (at, bit) = tail_bit(tail(ending));
            tails[at] |= bit;
        }
        let mut prefixes = pairs(self.spelling.prefixes);
        prefixes.sort_by_key(|(prefix, _)| prefix.bytes().next());
        let stems = self.stems.into_iter();
        let mut stems: Vec<(&str, &str, usize)> = stems
            .map(|(ending, other, least)| (leak(ending), leak(other), least))
            .collect();
        stems.sort_by_key(|(ending, ..)| ending.bytes().last());
        let conjugations = self.conjugation.into_iter().map(|rule| Conjugation {
            ends: Box::leak(rule.ends.into_iter().map(leak).collect::<Box<[_]>>()),
            cut: rule.cut,
            third: leak(rule.third),
            past: leak(rule.past),
            gerund: leak(rule.gerund),
        });
        Morphology {
            conjugations: Box::leak(conjugations.collect::<Box<[_]>>()),
            doubling: list(self.doubling),
            pasts: keyed(pasts.map(|(form, _)| *form)),
            verbs: Box::leak(verbs.into_boxed_slice()),
            irregular: keyed(irregular),
            stems: Box::leak(stems.into_boxed_slice()),
            silent: leak(self.silent),
            gerund: leak(self.gerund),
            participle: leak(self.participle),
            infinitive: list(self.infinitive),
            genitive: leak(self.genitive),
            initials_plural: leak(self.initials_plural),
            comparatives: Box::leak(pairs(self.comparatives).into_boxed_slice()),
            superlatives: Box::leak(pairs(self.superlatives).into_boxed_slice()),
            unstemmed: keyed(self.unstemmed.into_iter().map(leak)),
            spelling_least: self.spelling.least,
            spelling_endings: Box::leak(endings.into_boxed_slice()),
            spelling_tails: Box::leak(Box::new(tails)),
            spelling_prefixes: Box::leak(prefixes.into_boxed_slice()),
            spelling_pairs: keyed(pairs(self.spelling.pairs)),
            spelling_exceptions: keyed(self.spelling.exceptions.into_iter().map(leak)),
            contractions: keyed(contractions(self.contractions)),
            distinct: keyed(self.distinct.into_iter().map(leak)),
            detached: list(self.detached),
            capital_nouns: self.capital_nouns,
        }
    }

    fn verbs(&self) -> Vec<VerbForms> {
        let complete = self.complete.iter().filter_map(|verb| {
            let (base, others) = verb.base.split_first()?;
            let tagged = [
                (others, Form::Base),
                (&verb.third, Form::Third),
                (&verb.past, Form::Past),
                (&verb.participle, Form::Participle),
                (&verb.gerund, Form::Gerund),
            ];
            let forms = tagged
                .into_iter()
                .flat_map(|(forms, tag)| forms.iter().map(move |form| (leak(form.clone()), tag)));
            Some((leak(base.clone()), &*Box::leak(forms.collect::<Box<[_]>>())))
        });
        let irregular = self.irregular.iter().map(|[base, past, participle]| {
            let mut forms = vec![(leak(past.clone()), Form::Past)];
            if participle != past {
                forms.push((leak(participle.clone()), Form::Participle));
            }
            (leak(base.clone()), &*Box::leak(forms.into_boxed_slice()))
        });
        complete.chain(irregular).collect()
    }
}
