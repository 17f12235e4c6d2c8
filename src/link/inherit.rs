//! Inheritance: what a translation takes from the work's original, and a page from its sections.
//!
//! What carries words never passes: a caption in the wrong language is worse than none.

use crate::link::mentions::is_id;
use crate::model::front::{Cover, FrontMatter, Source};

/// Fills what a translation leaves out from the original, key by key as site.yaml lists them.
pub fn from_original(front: &mut FrontMatter, original: &FrontMatter, keys: &[String]) {
    front.kind = front.kind.or(original.kind);
    for key in keys {
        match key.as_str() {
            "date" => {
                front.date = front.date.or(original.date);
                if original.unread.contains(&"date") && !front.unread.contains(&"date") {
                    front.unread.push("date");
                }
            }
            "cover" => cover(front, original),
            "authors" => inherit(&mut front.authors, original.authors.as_ref()),
            "translators" => inherit(&mut front.translators, original.translators.as_ref()),
            "photographers" => inherit(&mut front.photographers, original.photographers.as_ref()),
            "series" => inherit(&mut front.series, original.series.as_ref()),
            "issue" => inherit(&mut front.issue, original.issue.as_ref()),
            "place" => inherit(&mut front.place, original.place.as_ref().filter(|place| is_id(place))),
            "source" => source(front, original),
            "weight" => front.weight = front.weight.or(original.weight),
            taxonomy => {
                if let (false, Some(terms)) =
                    (front.terms.contains_key(taxonomy), original.terms.get(taxonomy))
                {
                    front.terms.insert(taxonomy.to_string(), terms.clone());
                }
            }
        }
    }
}

/// Fills what a page leaves out from the `cascade` of a section above it.
pub fn from_cascade(front: &mut FrontMatter, cascade: &FrontMatter) {
    let FrontMatter { kind, draft, template, in_search, in_feeds, in_sitemap, adaptation, .. } = cascade;
    front.kind = front.kind.or(*kind);
    front.draft = front.draft.or(*draft);
    front.in_search = front.in_search.or(*in_search);
    front.in_feeds = front.in_feeds.or(*in_feeds);
    front.in_sitemap = front.in_sitemap.or(*in_sitemap);
    front.adaptation = front.adaptation.or(*adaptation);
    front.publish_at = front.publish_at.or(cascade.publish_at);
    front.expires_at = front.expires_at.or(cascade.expires_at);
    inherit(&mut front.template, template.as_ref());
    inherit(&mut front.kicker, cascade.kicker.as_ref());
    inherit(&mut front.prefix, cascade.prefix.as_ref());
    inherit(&mut front.place, cascade.place.as_ref());
    inherit(&mut front.authors, cascade.authors.as_ref());
    inherit(&mut front.translators, cascade.translators.as_ref());
    inherit(&mut front.photographers, cascade.photographers.as_ref());
    inherit(&mut front.source, cascade.source.as_ref());
    inherit(&mut front.cover, cascade.cover.as_ref());
    inherit(&mut front.series, cascade.series.as_ref());
    inherit(&mut front.issue, cascade.issue.as_ref());
    inherit(&mut front.review, cascade.review.as_ref());
    inherit(&mut front.extra, cascade.extra.as_ref());
    for (taxonomy, terms) in &cascade.terms {
        front.terms.entry(taxonomy.clone()).or_insert_with(|| terms.clone());
    }
}

fn inherit<T: Clone>(own: &mut Option<T>, from: Option<&T>) {
    if own.is_none() {
        *own = from.cloned();
    }
}

fn cover(front: &mut FrontMatter, original: &FrontMatter) {
    let Some(from) = &original.cover else { return };
    let own = front.cover.get_or_insert_with(Cover::default);
    if own.src.is_none() {
        own.src.clone_from(&from.src);
        own.decorative |= from.decorative;
        own.origin = own.origin.or(from.origin);
        inherit(&mut own.focus, from.focus.as_ref());
    }
}

fn source(front: &mut FrontMatter, original: &FrontMatter) {
    let Some(from) = &original.source else { return };
    let own = front.source.get_or_insert_with(Source::default);
    inherit(&mut own.name, from.name.as_ref().filter(|name| is_id(name)));
    // That the address there is the canonical one holds for the text there: for no translation of it.
    inherit(&mut own.url, from.url.as_ref());
    inherit(&mut own.licence, from.licence.as_ref());
    own.date = own.date.or(from.date);
    own.mode = own.mode.or(from.mode);
    if *own == Source::default() {
        front.source = None;
    }
}
