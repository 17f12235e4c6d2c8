//! Descriptions for machines: JSON-LD in the vocabulary of schema.org.

use serde::Serialize;

use crate::view::World;
use crate::view::article::Article;
use crate::view::card::Person;
use crate::view::frame::{Frame, Link};
use crate::view::head::Head;

/// The whole of a page's description.
#[derive(Serialize)]
struct Graph<T> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: T,
}

/// A thing: a page, a story, a site. Keys without a value are left out.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Thing<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<[String; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article_section: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    word_count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dateline: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Named<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    translator: Vec<Named<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    work_translation: Vec<Edition<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Publisher<'a>>,
}

#[derive(Serialize)]
struct Named<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Edition<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    in_language: &'a str,
    url: String,
    name: &'a str,
}

#[derive(Serialize)]
struct Reference {
    #[serde(rename = "@id")]
    id: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Publisher<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    url: String,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    same_as: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_organization: Option<Named<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Way<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    item_list_element: Vec<Step<'a>>,
}

#[derive(Serialize)]
struct Step<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: &'a str,
    item: String,
}

/// Describes an article and the way to it.
pub(super) fn article(
    article: &Article,
    head: &Head,
    canonical: &str,
    breadcrumbs: &[Link],
    (frame, world): (&Frame, &World),
) -> String {
    let absolute = |url: &str| if url.contains("://") { url.into() } else { world.config.base.absolute(url) };
    let news = !matches!(article.kind, "page" | "document" | "event");
    let translation = |other: &'_ super::article::Translation| absolute(&other.url);
    let thing = Thing {
        kind: if news { "NewsArticle" } else { "WebPage" },
        id: Some(format!("{canonical}#article")),
        url: Some(canonical),
        headline: news.then_some(&article.title),
        name: (!news).then_some(&article.title),
        in_language: Some(&article.lang.code),
        description: head.description.as_deref(),
        date_published: head.published.as_deref(),
        date_modified: head.modified.as_deref(),
        image: article.cover.as_ref().map(|cover| [absolute(&cover.src)]),
        article_section: article.section.as_ref().filter(|_| news).map(|section| section.title.as_str()),
        word_count: news.then_some(article.words),
        dateline: article.place.as_deref().filter(|_| news),
        author: people(&article.authors),
        translator: people(&article.translators),
        work_translation: article
            .translations
            .iter()
            .map(|other| Edition {
                kind: "CreativeWork",
                in_language: &other.lang,
                url: translation(other),
                name: &other.title,
            })
            .collect(),
        is_part_of: Some(Reference { id: site_id(world) }),
        publisher: Some(publisher(frame, world)),
    };
    script(&(thing, way(breadcrumbs, world)))
}

/// Describes the site, on its front page.
pub(super) fn site(frame: &Frame, world: &World) -> String {
    let url = world.config.base.absolute(&frame.site.home);
    let thing = Thing {
        kind: "WebSite",
        id: Some(site_id(world)),
        url: Some(&url),
        name: Some(&frame.site.title),
        in_language: Some(&frame.lang.code),
        description: frame.site.description.as_deref(),
        publisher: Some(publisher(frame, world)),
        ..Thing::default()
    };
    script(&[thing])
}

/// Describes a section and the way to it.
pub(super) fn section(
    title: &str,
    canonical: &str,
    breadcrumbs: &[Link],
    frame: &Frame,
    world: &World,
) -> String {
    let thing = Thing {
        kind: "CollectionPage",
        url: Some(canonical),
        name: Some(title),
        in_language: Some(&frame.lang.code),
        is_part_of: Some(Reference { id: site_id(world) }),
        ..Thing::default()
    };
    script(&(thing, way(breadcrumbs, world)))
}

fn site_id(world: &World) -> String {
    format!("{}/#site", world.config.base)
}

fn publisher<'a>(frame: &'a Frame, world: &World) -> Publisher<'a> {
    let publisher = frame.site.publisher.as_ref();
    let parent = publisher.and_then(|publisher| publisher.governing_body.as_deref());
    Publisher {
        kind: "NewsMediaOrganization",
        name: publisher.and_then(|publisher| publisher.name.as_deref()).unwrap_or(&frame.site.title),
        url: format!("{}/", world.config.base),
        same_as: publisher.map(|publisher| publisher.same_as.as_slice()).unwrap_or_default(),
        parent_organization: parent.map(|name| Named { kind: "Organization", name }),
    }
}

fn way<'a>(breadcrumbs: &'a [Link], world: &World) -> Way<'a> {
    let step = |(number, link): (usize, &'a Link)| Step {
        kind: "ListItem",
        position: number + 1,
        name: &link.title,
        item: world.config.base.absolute(&link.url),
    };
    Way { kind: "BreadcrumbList", item_list_element: breadcrumbs.iter().enumerate().map(step).collect() }
}

fn people(people: &[Person]) -> Vec<Named<'_>> {
    people.iter().map(|person| Named { kind: "Person", name: &person.name }).collect()
}

/// Writes JSON that cannot end the script element that holds it.
fn script<T: Serialize>(graph: &T) -> String {
    let graph = Graph { context: "https://schema.org", graph };
    let json = serde_json::to_string(&graph).expect("invariant: descriptions are maps of plain values");
    if json.contains('<') { json.replace("</", "<\\/").replace("<!--", "<\\u0021--") } else { json }
}
