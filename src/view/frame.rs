//! The frame: what is the same on all pages of a language.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::link::Publication;
use crate::model::config::{Config, Language, LocalText};
use crate::model::fingerprint::Fingerprint;
use crate::model::yaml::Yaml;

/// What is the same on all pages of a language.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// The publication.
    pub site: Site,
    /// The language.
    pub lang: LanguageView,
    /// The theme's options.
    pub theme: Yaml,
    /// Stands for all of this in the keys of pages.
    #[serde(skip)]
    pub fingerprint: Fingerprint,
}

/// The publication, in a language.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Site {
    /// Its name.
    pub title: String,
    /// What it is.
    pub description: Option<String>,
    /// The absolute address that it is read at.
    pub base_url: String,
    /// The address of the front page in this language.
    pub home: Arc<str>,
    /// Its languages.
    pub languages: Vec<SiteLanguage>,
    /// Its menus.
    pub menus: BTreeMap<String, Vec<MenuLink>>,
    /// Who answers for it.
    pub publisher: Option<PublisherView>,
    /// The program.
    pub generator: &'static str,
}

/// A language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Hash)]
pub struct LanguageView {
    /// Its tag.
    pub code: String,
    /// Its name in itself.
    pub name: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Tag with region.
    pub locale: String,
}

/// A language of the site, with its front page.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct SiteLanguage {
    /// The language.
    #[serde(flatten)]
    pub language: LanguageView,
    /// Its front page.
    pub url: Arc<str>,
    /// The site's name in it.
    pub title: String,
    /// What the site is, in it.
    pub description: Option<String>,
}

/// A link with its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Hash)]
pub struct Link {
    /// Its text.
    pub title: String,
    /// Its address.
    pub url: Arc<str>,
}

/// An entry of a menu.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct MenuLink {
    /// Its text.
    pub title: String,
    /// Its address.
    pub url: Arc<str>,
    /// The section that it leads to.
    pub section: Option<Arc<str>>,
    /// The tag of the language that it leads to, if that is not the page's.
    pub lang: Option<String>,
}

/// Who answers for the publication, in a language.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct PublisherView {
    /// Its name.
    pub name: Option<String>,
    /// Its logo.
    pub logo: Option<String>,
    /// The same organisation elsewhere.
    pub same_as: Vec<String>,
    /// The body that it answers to.
    pub governing_body: Option<String>,
    /// The licence to publish.
    pub licence: Option<LicenceView>,
    /// Who edits it.
    pub editor_in_chief: Option<String>,
    /// Where it is.
    pub address: Option<String>,
    /// How to call it.
    pub phone: Option<String>,
    /// How to write to it.
    pub email: Option<String>,
    /// On what terms it may be reprinted.
    pub reuse_notice: Option<String>,
}

/// The licence to publish, in a language.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct LicenceView {
    /// Its number.
    pub number: Option<String>,
    /// Its date.
    pub date: Option<String>,
    /// Who gave it.
    pub issuer: Option<String>,
}

/// Makes the frames of all languages, with the theme's options in each.
pub fn frames(config: &Config, publication: &Publication, options: &[Yaml]) -> Arc<[Arc<Frame>]> {
    let frame = |number: usize| {
        let site = site(number, config, publication);
        let lang = language(&config.languages[number]);
        let theme = options[number].clone();
        let fingerprint = Fingerprint::of(&(&site, &lang, &theme));
        Arc::new(Frame { site, lang, theme, fingerprint })
    };
    (0..config.languages.len()).map(frame).collect()
}

/// Returns the view of a language.
pub(super) fn language(language: &Language) -> LanguageView {
    LanguageView {
        code: language.lang.to_string(),
        name: language.name.clone(),
        dir: language.direction.as_str(),
        locale: language.locale.clone(),
    }
}

fn site(number: usize, config: &Config, publication: &Publication) -> Site {
    let home = |number: usize| {
        let front = publication.sections[0].editions[number].as_ref();
        front.map_or_else(|| Arc::from("/"), |front| front.url.clone())
    };
    let text = |text: &Option<LocalText>, number: usize| {
        text.as_ref().map(|text| config.text(text, number).to_string())
    };
    let languages = config.languages.iter().enumerate().map(|(number, site_language)| SiteLanguage {
        language: language(site_language),
        url: home(number),
        title: config.text(&config.title, number).to_string(),
        description: text(&config.description, number),
    });
    Site {
        title: config.text(&config.title, number).to_string(),
        description: text(&config.description, number),
        base_url: config.base.to_string(),
        home: home(number),
        languages: languages.collect(),
        menus: menus(number, config, publication),
        publisher: publisher(number, config),
        generator: concat!("Nhịp Cầu ", env!("CARGO_PKG_VERSION")),
    }
}

fn menus(number: usize, config: &Config, publication: &Publication) -> BTreeMap<String, Vec<MenuLink>> {
    let link = |item: &crate::link::MenuItem| MenuLink {
        title: item.title.clone(),
        url: item.url.clone(),
        section: item.section.map(|section| publication.sections[section].folder.clone()),
        lang: item.language.map(|language| config.languages[language].lang.to_string()),
    };
    let menus = publication.menus[number].iter();
    menus.map(|(name, items)| (name.clone(), items.iter().map(link).collect())).collect()
}

fn publisher(number: usize, config: &Config) -> Option<PublisherView> {
    let text = |text: &Option<LocalText>| text.as_ref().map(|text| config.text(text, number).to_string());
    let publisher = config.publisher.as_ref()?;
    Some(PublisherView {
        name: text(&publisher.name),
        logo: publisher.logo.clone(),
        same_as: publisher.same_as.clone(),
        governing_body: text(&publisher.governing_body),
        licence: publisher.licence.as_ref().map(|licence| LicenceView {
            number: text(&licence.number),
            date: licence.date.map(|date| date.resolve(&config.time_zone).to_text(&config.time_zone)),
            issuer: text(&licence.issuer),
        }),
        editor_in_chief: text(&publisher.editor_in_chief),
        address: text(&publisher.address),
        phone: text(&publisher.phone),
        email: text(&publisher.email),
        reuse_notice: text(&publisher.reuse_notice),
    })
}
