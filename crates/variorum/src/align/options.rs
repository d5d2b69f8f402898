//! Every threshold of alignment, in one place.

use super::content::SCALE;
use crate::setters::setters;
use crate::sides::Sides;

/// How alignment decides.
///
/// Similarities are Dice coefficients over weighted content, from 0 (nothing in common) to 1. Several demands are
/// shares of the *likeness* of the two texts: how similar the best pairs of units that are not equal are. A revision
/// keeps most words of what it keeps, so that a faint resemblance means nothing there; a re-told text keeps few, and the
/// same resemblance is a find.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AlignOptions {
    /// Share of the likeness that a pair must reach. From 0 to 1, default 0.45; higher leaves more units without a
    /// counterpart.
    pub pair_share: f64,
    /// Similarity below which nothing is linked in order, however little alike the texts are, unless one is the other told
    /// again (see `retold_share`). From 0 to 1, default 0.15; higher drops paraphrases.
    pub min_similarity: f64,
    /// Similarity that always suffices in order, however much alike the texts are. From `min_similarity` to 1, default
    /// 0.3; higher drops rewritten units of texts that are otherwise close.
    pub max_similarity: f64,
    /// Share of what the three above demand that suffices for paragraphs of two texts that tell the same in the same order,
    /// each in its own words. From 0 to 1, default 0.5; 1 asks as much of them as of others.
    pub retold_share: f64,
    /// Similarity, times the likeness, of an additional unit to the rest that its link leaves unexplained: a part is the
    /// counterpart of what its fellows leave. Where one text is told in smaller units than the other, its units are
    /// expected to be parts, and as much less is demanded. From 0 to 1, default 0.6; higher finds fewer splits.
    pub part_similarity: f64,
    /// Share, times the likeness, of an additional unit that its link must explain beyond what it explains already, made
    /// less like `part_similarity`: a long unit resembles a long rest by a fraction of its words. From 0 to 1, default
    /// 0.5; higher finds fewer splits.
    pub part_share: f64,
    /// Units that a split or merge may have on its larger side. At least 1, default 5; 1 finds no splits.
    pub max_parts: usize,
    /// Share of its weight that a link gains where it continues its predecessor on both sides. From 0 to 1, default
    /// 0.03; higher prefers unbroken runs to scattered resemblances.
    pub bond: f64,
    /// What any link has to gain before it counts, in natural units of information: a word that stands in one unit of
    /// ten has some two of them, one of a thousand seven. Not negative, default 1; higher drops links that rest on a
    /// word or two.
    pub link_cost: f64,
    /// How much of `link_cost` is returned where a link continues its predecessor on both sides. Not negative, default 1;
    /// higher prefers unbroken runs.
    pub link_bond: f64,
    /// What a link in order loses where one of its units has a sure partner elsewhere: this multiple of the difference in
    /// similarity, as a share of its weight. Not negative, default 1; lower lets what stands in order win over a better
    /// partner that moved.
    pub rivalry: f64,
    /// What a link in order loses of its weight for its distance from where the firm links around it let it be expected:
    /// this, times the natural logarithm of the distance in units plus one. Not negative, default 0.05; higher links
    /// fewer faint resemblances that stand far from there.
    pub distance_cost: f64,
    /// Similarity below which two blocks are never linked across the order. From 0 to 1, default 0.25; higher finds
    /// fewer moves.
    pub min_moved: f64,
    /// Share of the likeness that a link across the order must reach where no neighbour moves along with it. From 0 to
    /// 1, default 0.5; higher finds fewer moves.
    pub moved_share: f64,
    /// What such a link has to gain before it counts, as for `link_cost`. Not negative, default 3: in the order of the
    /// text any unit has few likely partners, across it has as many as there are.
    pub moved_cost: f64,
    /// The same for a sentence that moves to another paragraph. Default 0.4: a sentence says less than a block.
    pub min_migrated: f64,
    /// Similarity below which two sentences are no versions of one, when only words count that both have in the same order
    /// and they do not open alike. From 0 to 1, default 0.25; higher tells more rewritten sentences as removed and added.
    pub min_ordered: f64,
    /// By how much a link across the order must be better than the next best of its units. From 0 to 1, default 0.1;
    /// higher finds fewer moves.
    pub lead: f64,
    /// The same as a share of its own similarity, where that is less: between texts that are told anew all likenesses are
    /// faint, and so are the differences between them. From 0 to 1, default 0.25; higher finds fewer moves there.
    pub lead_share: f64,
    /// Weight of a function word, where a plain word has 1. Default 0.1.
    pub function_weight: f64,
    /// Weight of names and numbers, where a plain word has 1. Default 1.25.
    pub name_weight: f64,
}

impl Default for AlignOptions {
    fn default() -> Self {
        Self {
            pair_share: 0.45,
            min_similarity: 0.15,
            max_similarity: 0.3,
            retold_share: 0.5,
            part_similarity: 0.6,
            part_share: 0.5,
            max_parts: 5,
            bond: 0.03,
            link_cost: 1.0,
            link_bond: 1.0,
            rivalry: 1.0,
            distance_cost: 0.05,
            min_moved: 0.25,
            moved_share: 0.5,
            moved_cost: 3.0,
            min_migrated: 0.4,
            min_ordered: 0.25,
            lead: 0.1,
            lead_share: 0.25,
            function_weight: 0.1,
            name_weight: 1.25,
        }
    }
}

setters!(AlignOptions {
    with_pair_share: pair_share: f64,
    with_min_similarity: min_similarity: f64,
    with_max_similarity: max_similarity: f64,
    with_retold_share: retold_share: f64,
    with_part_similarity: part_similarity: f64,
    with_part_share: part_share: f64,
    with_max_parts: max_parts: usize,
    with_bond: bond: f64,
    with_link_cost: link_cost: f64,
    with_link_bond: link_bond: f64,
    with_rivalry: rivalry: f64,
    with_distance_cost: distance_cost: f64,
    with_min_moved: min_moved: f64,
    with_moved_share: moved_share: f64,
    with_moved_cost: moved_cost: f64,
    with_min_migrated: min_migrated: f64,
    with_min_ordered: min_ordered: f64,
    with_lead: lead: f64,
    with_lead_share: lead_share: f64,
    with_function_weight: function_weight: f64,
    with_name_weight: name_weight: f64,
});

/// What links between two given texts must reach. Weights are in the units of [`super::content::SCALE`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Demands {
    /// Least similarity in order.
    pub(super) pair: f64,
    /// Share of it that suffices where texts tell the same in the same order.
    retold_share: f64,
    /// Least share of an additional unit that must be explained, for the parts on each side.
    part_share: Sides<f64>,
    /// Least similarity of an additional unit to the unexplained rest, for the parts on each side.
    part_similarity: Sides<f64>,
    /// Most units on the larger side.
    pub(super) max_parts: usize,
    /// Share of its weight that a link gains by continuing another.
    pub(super) bond: f64,
    /// Weight that any link has to gain.
    pub(super) link_cost: i64,
    /// Weight that a link gains by continuing another.
    pub(super) link_bond: i64,
    /// Shares of its weight that a link loses for the excess of a rival's similarity.
    pub(super) rivalry: f64,
    /// Share of its weight that a link loses for each unit of the logarithm of its distance.
    pub(super) distance_cost: f64,
    /// Least similarity across the order.
    pub(super) moved: f64,
    /// The same where no neighbour moves along.
    moved_alone: f64,
    /// Weight that such a link has to gain.
    moved_cost: i64,
    /// Least lead across the order.
    lead: f64,
    /// Share of the similarity that suffices as a lead.
    lead_share: f64,
}

impl AlignOptions {
    /// The demands on texts of a given likeness. `sizes` says what an average unit of each side weighs.
    pub(super) fn demands(&self, likeness: f64, sizes: Sides<f64>) -> Demands {
        let highest = self.max_similarity.max(self.min_similarity);
        let pair = (self.pair_share * likeness).clamp(self.min_similarity, highest);
        let moved = self.min_moved.max(pair);
        let fineness = Sides::new(
            (sizes.old / sizes.new).min(1.0),
            (sizes.new / sizes.old).min(1.0),
        );
        Demands {
            pair,
            retold_share: self.retold_share,
            part_share: fineness.map(|fineness| self.part_share * likeness * fineness),
            part_similarity: fineness.map(|fineness| self.part_similarity * likeness * fineness),
            max_parts: self.max_parts.max(1),
            bond: self.bond,
            link_cost: portion(SCALE, self.link_cost),
            link_bond: portion(SCALE, self.link_bond),
            rivalry: self.rivalry,
            distance_cost: self.distance_cost,
            moved,
            moved_alone: moved.max(self.moved_share * likeness),
            moved_cost: portion(SCALE, self.moved_cost),
            lead: self.lead,
            lead_share: self.lead_share,
        }
    }
}

impl Demands {
    /// The demands of the comparison in the other direction.
    pub(super) fn swap(self) -> Self {
        Self {
            part_share: self.part_share.swap(),
            part_similarity: self.part_similarity.swap(),
            ..self
        }
    }

    /// The demands on texts that tell the same in the same order.
    pub(super) fn of_retold(self) -> Self {
        Self {
            pair: self.pair * self.retold_share,
            ..self
        }
    }

    /// Whether a new unit of weight `mass` belongs to a split when it explains `added` of what its fellows leave
    /// unexplained, `rest`.
    pub(super) fn part_belongs(&self, added: u64, mass: u64, rest: u64) -> bool {
        let added = added as f64;
        added > 0.0
            && added >= self.part_share.new * mass as f64
            && 2.0 * added >= self.part_similarity.new * (mass + rest) as f64
    }

    /// Whether a similarity leads clearly over that of a rival, if there is one.
    pub(super) fn leads(&self, score: f64, rival: Option<f64>) -> bool {
        score - rival.unwrap_or(0.0) >= self.lead.min(self.lead_share * score)
    }

    /// Whether a link of this similarity and weight may cross the order though no neighbour does.
    pub(super) fn moves_alone(&self, score: f64, mass: u64) -> bool {
        portion(mass as f64, score - self.moved_alone) >= self.moved_cost
    }
}

/// A share of a weight.
#[expect(
    clippy::cast_possible_truncation,
    reason = "weights are far below 2^52"
)]
pub(super) fn portion(weight: f64, share: f64) -> i64 {
    (weight * share).round() as i64
}
