//! Descriptions for machines: JSON-LD in the vocabulary of schema.org.

use serde_json::{Map, Value, json};

use crate::view::World;
use crate::view::article::Article;
use crate::view::card::Person;
use crate::view::frame::{Frame, Link};
use crate::view::head::Head;

/// Describes an article and the way to it.
pub(super) fn article(
    article: &Article,
    head: &Head,
    canonical: &str,
    breadcrumbs: &[Link],
    world: &World,
) -> String {
    let frame = world
        .frames
        .iter()
        .find(|frame| frame.lang.code == article.lang.code)
        .expect("invariant: an article has a language of the site");
    let absolute = |url: &str| if url.contains("://") { url.into() } else { world.config.base.absolute(url) };
    let news = !matches!(article.kind, "page" | "document" | "event");
    let mut thing = Map::new();
    thing.insert("@type".into(), json!(if news { "NewsArticle" } else { "WebPage" }));
    thing.insert("@id".into(), json!(format!("{canonical}#article")));
    thing.insert("url".into(), json!(canonical));
    thing.insert(if news { "headline" } else { "name" }.into(), json!(article.title));
    thing.insert("inLanguage".into(), json!(article.lang.code));
    put(&mut thing, "description", head.description.as_ref().map(|lead| json!(lead)));
    put(&mut thing, "datePublished", head.published.as_ref().map(|date| json!(date)));
    put(&mut thing, "dateModified", head.modified.as_ref().map(|date| json!(date)));
    put(&mut thing, "image", article.cover.as_ref().map(|cover| json!([absolute(&cover.src)])));
    if news {
        put(&mut thing, "articleSection", article.section.as_ref().map(|section| json!(section.title)));
        thing.insert("wordCount".into(), json!(article.words));
        put(&mut thing, "dateline", article.place.as_ref().map(|place| json!(place)));
    }
    put(&mut thing, "author", people(&article.authors));
    put(&mut thing, "translator", people(&article.translators));
    let translations = article.translations.iter();
    let translations: Vec<_> = translations
        .map(|other| json!({ "@type": "CreativeWork", "inLanguage": other.lang, "url": absolute(&other.url), "name": other.title }))
        .collect();
    put(&mut thing, "workTranslation", (!translations.is_empty()).then(|| json!(translations)));
    thing.insert("isPartOf".into(), json!({ "@id": site_id(world) }));
    thing.insert("publisher".into(), publisher(frame, world));
    script(&json!({ "@context": "https://schema.org", "@graph": [thing, way(breadcrumbs, world)] }))
}

/// Describes the site, on its front page.
pub(super) fn site(frame: &Frame, world: &World) -> String {
    let mut thing = Map::new();
    thing.insert("@type".into(), json!("WebSite"));
    thing.insert("@id".into(), json!(site_id(world)));
    thing.insert("url".into(), json!(world.config.base.absolute(&frame.site.home)));
    thing.insert("name".into(), json!(frame.site.title));
    thing.insert("inLanguage".into(), json!(frame.lang.code));
    put(&mut thing, "description", frame.site.description.as_ref().map(|text| json!(text)));
    thing.insert("publisher".into(), publisher(frame, world));
    script(&json!({ "@context": "https://schema.org", "@graph": [thing] }))
}

/// Describes a section and the way to it.
pub(super) fn section(
    title: &str,
    canonical: &str,
    breadcrumbs: &[Link],
    frame: &Frame,
    world: &World,
) -> String {
    let page = json!({
        "@type": "CollectionPage",
        "url": canonical,
        "name": title,
        "inLanguage": frame.lang.code,
        "isPartOf": { "@id": site_id(world) },
    });
    script(&json!({ "@context": "https://schema.org", "@graph": [page, way(breadcrumbs, world)] }))
}

fn site_id(world: &World) -> String {
    format!("{}/#site", world.config.base)
}

fn publisher(frame: &Frame, world: &World) -> Value {
    let publisher = frame.site.publisher.as_ref();
    let mut thing = Map::new();
    thing.insert("@type".into(), json!("NewsMediaOrganization"));
    let name = publisher.and_then(|publisher| publisher.name.clone());
    thing.insert("name".into(), json!(name.unwrap_or_else(|| frame.site.title.clone())));
    thing.insert("url".into(), json!(format!("{}/", world.config.base)));
    let same_as = publisher.map(|publisher| publisher.same_as.clone()).unwrap_or_default();
    put(&mut thing, "sameAs", (!same_as.is_empty()).then(|| json!(same_as)));
    let parent = publisher.and_then(|publisher| publisher.governing_body.clone());
    put(
        &mut thing,
        "parentOrganization",
        parent.map(|name| json!({ "@type": "Organization", "name": name })),
    );
    Value::Object(thing)
}

fn way(breadcrumbs: &[Link], world: &World) -> Value {
    let item = |(number, link): (usize, &Link)| {
        json!({
            "@type": "ListItem",
            "position": number + 1,
            "name": link.title,
            "item": world.config.base.absolute(&link.url),
        })
    };
    let items: Vec<_> = breadcrumbs.iter().enumerate().map(item).collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}

fn people(people: &[Person]) -> Option<Value> {
    let people: Vec<_> =
        people.iter().map(|person| json!({ "@type": "Person", "name": person.name })).collect();
    (!people.is_empty()).then(|| json!(people))
}

fn put(thing: &mut Map<String, Value>, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        thing.insert(key.into(), value);
    }
}

/// Writes JSON that cannot end the script element that holds it.
fn script(value: &Value) -> String {
    value.to_string().replace("</", "<\\/").replace("<!--", "<\\u0021--")
}
