//! Why a query holds for an article, or the first part of it that does not.

use super::evaluate::{Evaluation, Scope};
use super::evidence::Prover;
use super::pages::{Article, Place};
use super::plan::Plan;
use super::{Evidence, Matcher, Subject, Vocabulary, near};
use crate::article::Zone;
use crate::query::{Field, Measure, Near, Node, Query, Reach};
use crate::text;

/// The answer to “does it match, and why?”.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// Does it match?
    pub matched: bool,
    /// The proof, when it does.
    pub evidence: Vec<Evidence>,
    /// The first part of the query that failed, when it doesn't.
    pub failed_clause: Option<String>,
    /// What came nearest to it, in words.
    pub nearest: Option<String>,
    /// How often a word of the query stands outside the article.
    pub chrome_hits: usize,
}

/// Explains a query on an article, with the evaluator that serves live matching.
pub fn explain<'a>(
    query: &Query,
    subject: impl Into<Subject<'a>>,
    vocabulary: &Vocabulary<'_>,
) -> Explanation {
    let subject = subject.into();
    let matcher = Matcher::for_query(query, vocabulary);
    let mut explanation = Explanation {
        matched: false,
        evidence: Vec::new(),
        failed_clause: None,
        nearest: None,
        chrome_hits: matcher.chrome_hits(subject),
    };
    let Some(compiled) = matcher.watches.first() else {
        return explanation;
    };
    let inside = matcher.reading(subject, Zone::is_article);
    let outside = matcher.reading(subject, |zone| !zone.is_article());
    let article = Article::new(subject, &inside);
    let outside = Article::new(subject, &outside);
    let miss = Miss {
        inside: Evaluation::new(&matcher.terms, &article),
        outside: Evaluation::new(&matcher.terms, &outside),
    };
    let proof = Prover::new(&miss.inside, &matcher.clauses).proof(&compiled.plan);
    if let Some(evidence) = proof {
        explanation.matched = true;
        explanation.evidence = evidence;
        return explanation;
    }
    if let Some((node, plan)) = miss.first_failure(query.root(), &compiled.plan) {
        explanation.failed_clause = Some(node.to_string());
        explanation.nearest = Some(miss.nearest(node, plan));
    }
    explanation
}

/// An article that a query does not hold for: its text, and what is around it.
struct Miss<'a> {
    inside: Evaluation<'a>,
    outside: Evaluation<'a>,
}

impl Miss<'_> {
    /// The first part that fails, as deep as one part alone can be named.
    fn first_failure<'n, 'p>(
        &self,
        node: &'n Node,
        plan: &'p Plan,
    ) -> Option<(&'n Node, &'p Plan)> {
        if self.inside.holds(plan, Scope::ALL) {
            return None;
        }
        match (node, plan) {
            (Node::All(nodes), Plan::All(plans)) => {
                let pairs = nodes.iter().zip(plans);
                pairs
                    .into_iter()
                    .find_map(|(node, plan)| self.first_failure(node, plan))
            }
            _ => Some((node, plan)),
        }
    }

    fn nearest(&self, node: &Node, plan: &Plan) -> String {
        let plan = match plan {
            Plan::Clause(_, inner) => inner,
            other => other,
        };
        match (node, plan) {
            (Node::Not(node), Plan::Not(plan)) => self.occurs(node, plan),
            (Node::Near(near, left, right), Plan::Near(_, a, b)) => {
                self.apart(*near, [left, right], [a, b])
            }
            (Node::Unless(_, kept, other), Plan::Unless(_, plan, _)) => {
                match self.inside.places(plan, Scope::ALL).first() {
                    Some(place) => format!(
                        "each place of {kept} has {other} near it: “{}”",
                        self.sentence(place)
                    ),
                    None => self.missing(kept, plan),
                }
            }
            (Node::Field(field, inner), Plan::Zone(_, plan)) => {
                if self.inside.holds(plan, Scope::ALL) {
                    format!("{inner} occurs, but not in the {}", field_place(*field))
                } else {
                    self.missing(inner, plan)
                }
            }
            (Node::First(words, inner), Plan::First(_, plan)) => {
                match self.inside.places(plan, Scope::ALL).last() {
                    Some(_) => {
                        format!("{inner} occurs, but not in the first {words} words of the text")
                    }
                    None => self.missing(inner, plan),
                }
            }
            (Node::AtLeast(least, _), Plan::AtLeast(_, plans)) => {
                let count = self.inside.count(plans, Scope::ALL);
                let times = if count == 1 {
                    "once".to_owned()
                } else {
                    format!("{count} times")
                };
                format!("it occurs {times}; {least} are asked for")
            }
            (Node::Score(least, _), Plan::Score(_, parts)) => {
                let sum = crate::query::Tenths(self.inside.score(parts, Scope::ALL));
                format!("what occurs adds up to {sum}; {least} are asked for")
            }
            (Node::Bounds(Measure::Words, _), _) => {
                format!("the article has {}", counted(self.inside.article.length()))
            }
            (Node::Bounds(Measure::Date, _), _) => {
                let published = self.inside.article.subject.facts.published;
                published.map_or("no date is known".to_owned(), |at| {
                    format!("it is from {}", at.strftime("%Y-%m-%d"))
                })
            }
            (Node::Field(field, _), Plan::Fact(_)) => self.known(*field),
            _ => self.missing(node, plan),
        }
    }

    /// What NOT refuses, with the sentence it stands in.
    fn occurs(&self, node: &Node, plan: &Plan) -> String {
        let mut terms = Vec::new();
        plan.each_term(&mut |term| terms.push(term));
        let places = terms
            .into_iter()
            .flat_map(|term| self.inside.places(&Plan::Term(term), Scope::ALL));
        places.min().map_or_else(
            || format!("{node} is fulfilled"),
            |place| format!("{node} occurs: “{}”", self.sentence(&place)),
        )
    }

    fn sentence(&self, place: &Place) -> &str {
        let block = &self.inside.article.block(place.block).text;
        &block[text::sentence(block, &(place.start as usize..place.end as usize))]
    }

    fn apart(&self, near: Near, nodes: [&Node; 2], plans: [&Plan; 2]) -> String {
        for (node, plan) in nodes.iter().zip(plans) {
            if !self.inside.holds(plan, Scope::ALL) {
                return self.missing(node, plan);
            }
        }
        let [left, right] = nodes;
        let lefts = self.inside.places(plans[0], Scope::ALL);
        let rights = self.inside.places(plans[1], Scope::ALL);
        let closest = near::closest(&lefts, &rights);
        match (near, closest) {
            (_, None) => format!("{left} and {right} never stand in the same paragraph"),
            (Near::Ordered(words), Some((a, b))) if b < a => {
                let apart = counted(a.words_between(&b) as usize);
                format!(
                    "{right} stands before {left}, {apart} apart; ONEAR/{words} asks for the other order"
                )
            }
            (Near::Ordered(words) | Near::Either(Reach::Words(words)), Some((a, b))) => {
                let apart = counted(a.words_between(&b) as usize);
                let name = if matches!(near, Near::Ordered(_)) {
                    "ONEAR"
                } else {
                    "NEAR"
                };
                format!("{left} and {right} are {apart} apart; {name}/{words} asks for {words}")
            }
            (Near::Either(_), Some(_)) => {
                format!("{left} and {right} never stand in the same sentence")
            }
        }
    }

    fn known(&self, field: Field) -> String {
        let facts = &self.inside.article.subject.facts;
        let (name, found) = match field {
            Field::Lang => ("language", facts.language.map(str::to_owned)),
            Field::Domain | Field::Url => ("address", facts.url.map(ToString::to_string)),
            Field::Country => (
                "country",
                facts.source.and_then(|it| it.country()).map(str::to_owned),
            ),
            Field::Pack => ("folder", facts.source.map(|it| it.folder.clone())),
            _ => ("source", facts.source.map(|it| it.title.clone())),
        };
        match found.filter(|found| !found.is_empty()) {
            Some(found) => format!("its {name} is {found}"),
            None => format!("its {name} is not known"),
        }
    }

    fn missing(&self, node: &Node, plan: &Plan) -> String {
        let article: &Article<'_> = self.outside.article;
        let mut is_outside = false;
        plan.each_term(&mut |term| {
            is_outside |= article.is_of_interest()
                && !self
                    .outside
                    .places(&Plan::Term(term), Scope::ALL)
                    .is_empty();
        });
        if is_outside {
            return format!("{node} stands only outside the article");
        }
        format!("{node} does not occur")
    }
}

fn counted(words: usize) -> String {
    format!("{words} {}", if words == 1 { "word" } else { "words" })
}

fn field_place(field: Field) -> &'static str {
    match field {
        Field::Title => "headline",
        Field::Lead => "first paragraph",
        Field::Body => "text",
        Field::Caption => "captions",
        Field::Quote => "quotations",
        Field::Author => "byline",
        Field::Tag => "tags",
        _ => "article",
    }
}
