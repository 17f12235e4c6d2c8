//! Functions that templates call.

use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::locale::{Arg, Locale, Locales, Outcome};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::front::Kind;
use crate::render::arguments::Arguments;
use crate::render::questions::{Answer, PagesQuery, Question, SORTS, is_work, nearest};
use crate::render::scope;

/// Registers the functions for pages of a language.
pub(super) fn register(tera: &mut Tera, language: usize, locales: &Arc<Locales>) {
    let own = locales.clone();
    tera.register_function("t", move |kwargs: Kwargs, _: &State| message(&kwargs, language, &own));
    tera.register_function("url_of", move |kwargs: Kwargs, _: &State| {
        let path = Arguments::of("url_of", &kwargs, &["path"])?.required("path")?;
        found(&Question::UrlOf(path.into()), "url_of", language)
    });
    tera.register_function("asset", move |kwargs: Kwargs, _: &State| {
        let path = Arguments::of("asset", &kwargs, &["path"])?.required("path")?;
        found(&Question::Asset(path.into()), "asset", language)
    });
    tera.register_function("image", move |kwargs: Kwargs, _: &State| {
        let path = Arguments::of("image", &kwargs, &["src"])?.required("src")?;
        found(&Question::Image(path.into()), "image", language)
    });
    tera.register_function("data", move |kwargs: Kwargs, _: &State| {
        let path = Arguments::of("data", &kwargs, &["path"])?.required("path")?;
        found(&Question::Data(path.into()), "data", language)
    });
    tera.register_function("today", move |kwargs: Kwargs, _: &State| {
        Arguments::of("today", &kwargs, &[])?;
        value(&scope::ask(Question::Today, language))
    });
    tera.register_function("get_taxonomy", move |kwargs: Kwargs, _: &State| {
        let name = Arguments::of("get_taxonomy", &kwargs, &["name"])?.required("name")?;
        value(&scope::ask(Question::Taxonomy(name.into()), language))
    });
    tera.register_function("term", move |kwargs: Kwargs, _: &State| {
        let arguments = Arguments::of("term", &kwargs, &["id", "taxonomy"])?;
        let (id, taxonomy) = (arguments.required("id")?, arguments.text("taxonomy")?.map(str::to_string));
        value(&scope::ask(Question::Term(id.into(), taxonomy), language))
    });
    tera.register_function("pages", move |kwargs: Kwargs, _: &State| pages(&kwargs, language));
    tera.register_function("get_section", move |kwargs: Kwargs, _: &State| {
        let path = Arguments::of("get_section", &kwargs, &["path"])?.required("path")?;
        value(&scope::ask(Question::Section(path.into()), language))
    });
}

fn message(kwargs: &Kwargs, language: usize, locales: &Locales) -> TeraResult<Value> {
    let names: Vec<&str> = kwargs.iter().filter_map(|(name, _)| name.as_str()).collect();
    // All others are the string's own variables.
    let arguments = Arguments::of("t", kwargs, &names)?;
    let key = arguments.required("key")?;
    let locale = asked_locale(arguments.text("lang")?, language, locales);
    let mut args = Vec::with_capacity(names.len());
    for (name, value) in kwargs.iter().filter_map(|(name, value)| Some((name.as_str()?, value))) {
        if matches!(name, "key" | "lang") {
            continue;
        }
        let arg = match (value.as_str(), value.as_i64(), value.as_f64()) {
            (Some(text), _, _) => Arg::Text(text),
            (_, Some(number), _) => Arg::Integer(number),
            (_, _, Some(number)) => Arg::Number(number),
            _ if value.is_none() || value.is_undefined() => Arg::Text(""),
            _ => return Err(arguments.wrong(name, value, "text-or-number")),
        };
        args.push((name, arg));
    }
    let message = locale.message(key, &args);
    if let Outcome::Broken(faults) = &message.outcome {
        let broken = Diagnostic::new(Code::BrokenString, None).with("key", key);
        scope::report(broken.with("lang", locale.lang.as_str()).with("message", faults.join("; ")));
    }
    missing_string(locale, key, &message.outcome).into_iter().for_each(scope::report);
    Ok(Value::from(message.text))
}

/// Returns the diagnostic for a message that a language does not have.
pub(super) fn missing_string(locale: &Locale, key: &str, outcome: &Outcome) -> Option<Diagnostic> {
    let missing = Diagnostic::new(Code::MissingString, None).with("key", key);
    let missing = missing.with("lang", locale.lang.as_str());
    match outcome {
        Outcome::Own | Outcome::Broken(_) => None,
        Outcome::Fallback(other) => Some(missing.with("other", other.as_str())),
        Outcome::Missing => Some(missing),
    }
}

/// `lang=` asks for the string in another language of the site.
fn asked_locale<'l>(asked: Option<&str>, language: usize, locales: &'l Locales) -> &'l Locale {
    let own = &locales.languages[language];
    let other = asked.and_then(|tag| locales.languages.iter().find(|locale| locale.lang.as_str() == tag));
    if let Some(other) = other.filter(|other| other.lang != own.lang) {
        scope::ask(Question::Strings(other.lang.to_string()), language);
    }
    other.unwrap_or(own)
}

fn pages(kwargs: &Kwargs, language: usize) -> TeraResult<Value> {
    let arguments = Arguments::of("pages", kwargs, &["section", "term", "kind", "sort", "limit"])?;
    let section = arguments.text("section")?;
    let kinds = Kind::WORDS.iter().map(|(word, _)| *word);
    let query = PagesQuery {
        section: section.map(str::to_string),
        term: arguments.text("term")?.map(str::to_string),
        kind: arguments.word("kind", kinds)?.map(str::to_string),
        sort: arguments.word("sort", SORTS.iter().copied())?.map(str::to_string),
        limit: arguments.count("limit")?,
    };
    let is_work = section.and_then(|path| scope::look(|world| is_work(path, world))).unwrap_or_default();
    if let (true, Some(section)) = (is_work, arguments.value("section")) {
        return Err(arguments.wrong("section", section, "section"));
    }
    found(&Question::Pages(query), "pages", language)
}

/// Asks for something that must be there.
fn found(question: &Question, call: &str, language: usize) -> TeraResult<Value> {
    match scope::ask(question.clone(), language) {
        Answer::None => {
            let (path, nearest) = scope::look(|world| nearest(question, world)).unwrap_or_default();
            let nothing = Diagnostic::new(Code::TemplateFindsNothing, None).with("call", call);
            Err(scope::fail(nothing.with("path", path).with("nearest", nearest)))
        }
        Answer::Broken(fault) => Err(scope::fail(Diagnostic::clone(&fault))),
        answer => value(&answer),
    }
}

fn value(answer: &Answer) -> TeraResult<Value> {
    Value::try_from_serializable(answer).map_err(Error::message)
}
