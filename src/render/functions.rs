//! Functions that templates call.

use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::locale::{Arg, Locale, Locales, Outcome};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::render::questions::{Answer, PagesQuery, Question};
use crate::render::scope;

/// Registers the functions for pages of a language.
pub(super) fn register(tera: &mut Tera, language: usize, locales: &Arc<Locales>) {
    let own = locales.clone();
    tera.register_function("t", move |kwargs: Kwargs, _: &State| message(&kwargs, language, &own));
    tera.register_function("url_of", move |kwargs: Kwargs, _: &State| {
        let path = kwargs.must_get::<&str>("path")?;
        found(&scope::ask(Question::UrlOf(path.into()), language), "url_of", path)
    });
    tera.register_function("asset", move |kwargs: Kwargs, _: &State| {
        let path = kwargs.must_get::<&str>("path")?;
        found(&scope::ask(Question::Asset(path.into()), language), "asset", path)
    });
    tera.register_function("image", move |kwargs: Kwargs, _: &State| {
        let path = kwargs.must_get::<&str>("src")?;
        found(&scope::ask(Question::Image(path.into()), language), "image", path)
    });
    tera.register_function("today", move |_: Kwargs, _: &State| {
        value(&scope::ask(Question::Today, language))
    });
    tera.register_function("get_taxonomy", move |kwargs: Kwargs, _: &State| {
        let name = kwargs.must_get::<&str>("name")?;
        value(&scope::ask(Question::Taxonomy(name.into()), language))
    });
    tera.register_function("term", move |kwargs: Kwargs, _: &State| {
        let id = kwargs.must_get::<&str>("id")?;
        let taxonomy = kwargs.get::<&str>("taxonomy")?.map(str::to_string);
        value(&scope::ask(Question::Term(id.into(), taxonomy), language))
    });
    tera.register_function("pages", move |kwargs: Kwargs, _: &State| pages(&kwargs, language));
    tera.register_function("get_section", move |kwargs: Kwargs, _: &State| {
        let path = kwargs.must_get::<&str>("path")?;
        value(&scope::ask(Question::Section(path.into()), language))
    });
}

fn message(kwargs: &Kwargs, language: usize, locales: &Locales) -> TeraResult<Value> {
    let key = kwargs.must_get::<&str>("key")?;
    let locale = asked_locale(kwargs, language, locales);
    let texts: Vec<_> =
        kwargs.iter().map(|(name, value)| (name.as_str().unwrap_or_default(), value)).collect();
    let mut args = Vec::with_capacity(texts.len());
    for (name, value) in texts.into_iter().filter(|(name, _)| !matches!(*name, "key" | "lang")) {
        let arg = match (value.as_str(), value.as_i64(), value.as_f64()) {
            (Some(text), _, _) => Arg::Text(text),
            (_, Some(number), _) => Arg::Integer(number),
            (_, _, Some(number)) => Arg::Number(number),
            _ if value.is_none() || value.is_undefined() => Arg::Text(""),
            _ => {
                let name = name.to_string();
                return Err(Error::message(format!(
                    "`{name}` of `t(key=\"{key}\")` must be a text or a number"
                )));
            }
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
fn asked_locale<'l>(kwargs: &Kwargs, language: usize, locales: &'l Locales) -> &'l Locale {
    let asked = kwargs.get::<&str>("lang").ok().flatten();
    let own = &locales.languages[language];
    let other = asked.and_then(|tag| locales.languages.iter().find(|locale| locale.lang.as_str() == tag));
    if let Some(other) = other.filter(|other| other.lang != own.lang) {
        scope::ask(Question::Strings(other.lang.to_string()), language);
    }
    other.unwrap_or(own)
}

fn pages(kwargs: &Kwargs, language: usize) -> TeraResult<Value> {
    let text = |name: &str| kwargs.get::<&str>(name).map(|text| text.map(str::to_string));
    let query = PagesQuery {
        section: text("section")?,
        term: text("term")?,
        kind: text("kind")?,
        sort: text("sort")?,
        limit: kwargs.get::<usize>("limit")?,
    };
    value(&scope::ask(Question::Pages(query), language))
}

fn found(answer: &Answer, function: &str, path: &str) -> TeraResult<Value> {
    if matches!(answer, Answer::None) {
        return Err(Error::message(format!("`{function}` finds no `{path}`")));
    }
    value(answer)
}

fn value(answer: &Answer) -> TeraResult<Value> {
    Value::try_from_serializable(answer)
}
