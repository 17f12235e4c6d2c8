//! The stages from inputs to a state, each with what it made last: what is made from the same is the same.

use std::sync::Arc;

use jiff::Timestamp;

use crate::link::{self, Given, Memory, Publication, Release};
use crate::load::assets::Assets;
use crate::load::files::Files;
use crate::load::theme::ThemeChain;
use crate::load::{Source, Strings};
use crate::locale::{self, FtlFile, Locales, Spec};
use crate::model::config::Config;
use crate::model::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::model::directive;
use crate::model::fingerprint::{Fingerprint, Hashed};
use crate::model::lang::Lang;
use crate::model::memo::Memo;
use crate::model::theme::options;
use crate::model::vocabulary::Vocabulary;
use crate::parse::data::Data;
use crate::parse::{Document, Rules, vocabulary};
use crate::pipeline::cache::Cache;
use crate::pipeline::inputs::Inputs;
use crate::pipeline::state::State;
use crate::pipeline::{Progress, Settings, causes, data};
use crate::render::theme::{self, Painter, Theme};
use crate::view::body::{self, Labels};
use crate::view::card::{Card, Known};
use crate::view::frame::Frame;
use crate::view::{World, card, frame};

/// What each stage made last.
#[derive(Debug, Default)]
pub(super) struct Stages {
    config: Memo<Option<Arc<Config>>>,
    locales: Memo<Arc<Locales>>,
    vocabulary: Memo<Arc<Vocabulary>>,
    rules: Memo<Arc<Rules>>,
    theme: Memo<Arc<Theme>>,
    assets: Option<(Arc<Files>, String, Checked<Arc<Assets>>)>,
    data: Option<(Arc<Files>, Arc<Data>)>,
    linked: Option<Linked>,
    memory: Memory,
    cards: card::Memory,
    /// Cards are the same for as long as the publication is.
    dealt: Memo<Arc<[Arc<Hashed<Card>>]>>,
    shown: Memo<Shown>,
}

/// A publication, and for which span of time it is the same.
#[derive(Debug)]
struct Linked {
    key: Fingerprint,
    from: Timestamp,
    until: Option<Timestamp>,
    checked: Checked<Arc<Publication>>,
}

/// What is made from a publication once, for all of its pages.
#[derive(Clone, Debug)]
struct Shown {
    frames: Arc<[Arc<Frame>]>,
    cards: Arc<[Arc<Hashed<Card>>]>,
    labels: Arc<[Hashed<Arc<Labels>>]>,
}

impl Stages {
    /// Makes the state of the site from what was read of it.
    pub fn run(
        &mut self,
        inputs: &mut Inputs,
        (settings, cache): (&Settings, Option<&Cache>),
        progress: Progress,
    ) -> State {
        let mut diagnostics = Vec::new();
        let root = inputs.root.clone();
        let site = inputs.site(&mut diagnostics);
        let config = site.and_then(|site| self.config(&site, settings, &mut diagnostics));
        let Some(config) = config else {
            return State { root, config: None, world: None, painter: None, diagnostics };
        };
        let at = settings.at.map(|at| at.resolve(&config.time_zone).at);
        let release = Release { now: at.unwrap_or(settings.release.now), ..settings.release };
        let themes = inputs.themes(&config.theme, &mut diagnostics);
        let strings = inputs.strings(&themes, &mut diagnostics);
        let locales = self.locales(&strings, &config, &mut diagnostics);
        let rules = self.rules(&themes, &config, &mut diagnostics);
        let theme = self.theme(&themes, (&rules, &locales), &mut diagnostics);
        let inventory = inputs.files(&themes, &mut diagnostics);
        let documents = inputs.texts.documents(&rules, cache, &mut diagnostics, progress);
        if documents.is_empty() && !diagnostics.iter().any(causes::is_about_content) {
            diagnostics.push(Diagnostic::new(Code::NoContent, Place::file(&"content".into())));
        }
        let assets = self.assets(&inventory, &config, &mut diagnostics);
        let vocabulary = self.vocabulary(inputs.vocabulary(&mut diagnostics), &config, &mut diagnostics);
        let identities: Vec<_> = documents.iter().map(|document| document.identity).collect();
        let given = Given {
            identities: Fingerprint::of(&identities),
            files: &inventory,
            assets: &assets,
            vocabulary: &vocabulary,
            config: &config,
            locales: &locales,
            release: &release,
        };
        let publication = self.publication(&documents, &given, &mut diagnostics);
        let shown = self.shown((&publication, &vocabulary), &themes, (&config, &locales), &mut diagnostics);
        let today = release.now.to_zoned(config.time_zone.clone()).date().to_string();
        let data = self.data(&inventory);
        let world = World {
            config: config.clone(),
            rules,
            locales,
            vocabulary,
            publication,
            files: inventory,
            assets,
            data,
            today: today.into(),
            documents,
            frames: shown.frames,
            labels: shown.labels,
            cards: shown.cards,
        };
        if !themes.is_whole {
            causes::without_themes(&mut diagnostics);
        }
        let is_torn = !themes.is_whole || diagnostics.iter().any(causes::tears_theme);
        let painter = (!is_torn).then(|| Painter::new(&theme, &world.frames));
        State { root, config: Some(config), world: Some(Arc::new(world)), painter, diagnostics }
    }

    fn config(
        &mut self,
        site: &Source,
        settings: &Settings,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Arc<Config>> {
        self.config.take(site.fingerprint, diagnostics, || {
            let Checked { value, diagnostics } = Config::read(&site.path, &site.text);
            let with_base = |mut config: Config| {
                config.base = settings.base.clone().unwrap_or(config.base);
                Arc::new(config)
            };
            Checked { value: value.map(with_base), diagnostics }
        })
    }

    fn locales(
        &mut self,
        strings: &[Strings],
        config: &Config,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Arc<Locales> {
        let texts = strings.iter().map(|found| (&found.source.path, found.source.fingerprint, found.layer));
        let key = Fingerprint::of(&(config.fingerprint, texts.collect::<Vec<_>>()));
        self.locales.take(key, diagnostics, || {
            let mut diagnostics = Vec::new();
            let locales = locales(strings, config, &mut diagnostics);
            Checked { value: Arc::new(locales), diagnostics }
        })
    }

    fn vocabulary(
        &mut self,
        sources: &[Source],
        config: &Config,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Arc<Vocabulary> {
        let texts: Vec<_> = sources.iter().map(|source| (&source.path, source.fingerprint)).collect();
        let key = Fingerprint::of(&(config.fingerprint, texts));
        self.vocabulary.take(key, diagnostics, || {
            let Checked { value, diagnostics } = vocabulary::vocabulary(sources, config);
            Checked { value: Arc::new(value), diagnostics }
        })
    }

    /// The directives that the theme and its parents declare are part of what decides how texts read.
    fn rules(
        &mut self,
        themes: &ThemeChain,
        config: &Arc<Config>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Arc<Rules> {
        let described = themes.descriptions();
        let described: Vec<_> =
            described.themes.iter().map(|theme| (&theme.file, theme.fingerprint)).collect();
        let key = Fingerprint::of(&(config.fingerprint, described));
        self.rules.take(key, diagnostics, || {
            let declared = directive::declared(&themes.descriptions());
            declared.map(|declared| Arc::new(Rules::new(config.clone(), &declared)))
        })
    }

    fn theme(
        &mut self,
        themes: &ThemeChain,
        (rules, locales): (&Arc<Rules>, &Arc<Locales>),
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Arc<Theme> {
        let texts: Vec<_> = themes.templates().map(|source| (&source.path, source.fingerprint)).collect();
        let strings: Vec<_> = locales.languages.iter().map(|locale| locale.fingerprint).collect();
        let key = Fingerprint::of(&(rules.fingerprint, themes.names(), themes.is_whole, texts, strings));
        self.theme.take(key, diagnostics, || theme::load(themes, locales, rules))
    }

    /// Assets are read again when any file of the inventory may have changed.
    fn assets(
        &mut self,
        files: &Arc<Files>,
        config: &Config,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Arc<Assets> {
        let base = &config.base.path;
        let is_known = |(known, at, _): &(Arc<Files>, String, _)| Arc::ptr_eq(known, files) && at == base;
        if !self.assets.as_ref().is_some_and(is_known) {
            let Checked { value, diagnostics } = Assets::read(files, base);
            self.assets =
                Some((files.clone(), base.clone(), Checked { value: Arc::new(value), diagnostics }));
        }
        let (.., checked) = self.assets.as_ref().expect("invariant: they were just read");
        diagnostics.extend(checked.diagnostics.iter().cloned());
        checked.value.clone()
    }

    /// Data is read again when any file of the inventory may have changed.
    fn data(&mut self, files: &Arc<Files>) -> Arc<Data> {
        let known = self.data.take();
        let data = match &known {
            Some((of, data)) if Arc::ptr_eq(of, files) => data.clone(),
            known => Arc::new(data::data(files, known.as_ref().map(|(_, data)| &**data))),
        };
        self.data = Some((files.clone(), data.clone()));
        data
    }

    /// A body edit leaves every meta as it was: then the whole publication stays.
    fn publication(
        &mut self,
        documents: &Arc<[Document]>,
        given: &Given,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Arc<Publication> {
        let now = given.release.now;
        let assets: Vec<_> = given.assets.list.iter().map(|asset| (&asset.url, &asset.source)).collect();
        let metas: Vec<_> = documents.iter().map(|document| document.meta.fingerprint).collect();
        let release = Release { now: Timestamp::UNIX_EPOCH, ..*given.release };
        let beside = (given.files.fingerprint, given.config.fingerprint, given.vocabulary.fingerprint);
        let key = Fingerprint::of(&(metas, assets, beside, release));
        let holds = |linked: &Linked| {
            linked.key == key && linked.from <= now && linked.until.is_none_or(|until| now < until)
        };
        if !self.linked.as_ref().is_some_and(holds) {
            let metas: Vec<_> = documents.iter().map(|document| document.meta.clone()).collect();
            let Checked { value, diagnostics } = link::link(&metas, given, &mut self.memory);
            let until = value.next_change;
            let checked = Checked { value: Arc::new(value), diagnostics };
            self.linked = Some(Linked { key, from: now, until, checked });
        }
        let linked = self.linked.as_ref().expect("invariant: it was just linked");
        diagnostics.extend(linked.checked.diagnostics.iter().cloned());
        linked.checked.value.clone()
    }

    fn shown(
        &mut self,
        (publication, vocabulary): (&Arc<Publication>, &Vocabulary),
        themes: &ThemeChain,
        (config, locales): (&Config, &Locales),
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Shown {
        let linked = self.linked.as_ref().map(|linked| (linked.key, linked.from));
        let strings: Vec<_> = locales.languages.iter().map(|locale| locale.fingerprint).collect();
        let described = themes.descriptions();
        let descriptions: Vec<_> =
            described.themes.iter().map(|theme| (&theme.file, theme.fingerprint)).collect();
        let cards = &mut self.cards;
        let dealt = self.dealt.take(Fingerprint::of(&linked), diagnostics, || Checked {
            value: card::cards(Known { publication, vocabulary, config }, cards),
            diagnostics: Vec::new(),
        });
        let key = Fingerprint::of(&(linked, strings, descriptions, described.is_whole));
        self.shown.take(key, diagnostics, || {
            let mut diagnostics = Vec::new();
            let options = options::values(&described, config).drain_into(&mut diagnostics);
            let labels = locales.languages.iter();
            let labels =
                labels.map(|locale| Hashed::new(Arc::new(body::labels(locale, config, &mut diagnostics))));
            let shown = Shown {
                labels: labels.collect(),
                frames: frame::frames(config, publication, &options),
                cards: dealt,
            };
            Checked { value: shown, diagnostics }
        })
    }
}

/// The program's words lie beside those of the site in its own repository; no page shows them.
fn is_programs_own(strings: &Strings) -> bool {
    strings.layer == 0 && strings.source.path.rsplit('/').next() == Some("cli.ftl")
}

fn locales(strings: &[Strings], config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Locales {
    let specs: Vec<Spec> = config
        .languages
        .iter()
        .map(|language| Spec {
            lang: language.lang.clone(),
            locale: language.locale.clone(),
            dates: language.press.dates.clone(),
            numbers: language.press.numbers.clone(),
        })
        .collect();
    let mut files = Vec::new();
    for strings in strings.iter().filter(|strings| !is_programs_own(strings)) {
        let Some(lang) = Lang::parse(&strings.lang) else {
            let diagnostic = Diagnostic::new(Code::UnknownLanguage, Place::file(&strings.source.path));
            diagnostics.push(diagnostic.with("lang", strings.lang.as_str()).with("known", config.tags()));
            continue;
        };
        let (path, text) = (strings.source.path.clone(), strings.source.text.clone());
        files.push(FtlFile { lang, path, text, layer: strings.layer });
    }
    locale::load(&specs, config.default_language, &files).drain_into(diagnostics)
}
