//! Finding the place of a key or a value in the text of a YAML document.

use std::ops::Range;

use granit_parser::{Event, Parser};

use crate::model::diagnostic::{Segment, YamlEnd, YamlSpot};

/// Returns the bytes of `text` at which a key or a value stands.
///
/// Costs one pass over the text; meant for the files that have something wrong.
pub fn locate(text: &str, spot: &YamlSpot) -> Option<Range<usize>> {
    let mut search = Search { spot, path: Vec::new(), found: None, same_key: 0 };
    let mut events = Parser::new_from_str(text);
    loop {
        match events.next_event()?.ok()? {
            (Event::StreamStart | Event::DocumentStart(..), _) => {}
            (first, span) => {
                search.value(&mut events, &first, &bytes(&span)?)?;
                return search.found;
            }
        }
    }
}

struct Search<'s> {
    spot: &'s YamlSpot,
    path: Vec<Segment>,
    found: Option<Range<usize>>,
    same_key: usize,
}

type Events<'t> = Parser<'t, granit_parser::StrInput<'t>>;

impl Search<'_> {
    /// Walks one value; `None` when the text is not YAML.
    fn value(&mut self, events: &mut Events, first: &Event, start: &Range<usize>) -> Option<usize> {
        let end = match first {
            Event::MappingStart(..) => self.mapping(events)?,
            Event::SequenceStart(..) => self.sequence(events)?,
            _ => start.end,
        };
        if self.found.is_none() && self.spot.end == YamlEnd::Value && self.is_meant(first) {
            self.found = Some(start.start..end.max(start.start));
        }
        Some(end)
    }

    /// Where one item may stand for a list of one, it is meant by an index too.
    fn is_meant(&self, first: &Event) -> bool {
        let lone = || match (first, self.spot.path.split_last()) {
            (Event::Scalar(..), Some((Segment::Index(0), list))) => list == self.path,
            _ => false,
        };
        self.path == self.spot.path || lone()
    }

    fn mapping(&mut self, events: &mut Events) -> Option<usize> {
        loop {
            let (event, span) = events.next_event()?.ok()?;
            let key = match event {
                Event::MappingEnd => return Some(bytes(&span)?.end),
                Event::Scalar(text, ..) => text.to_string(),
                other => {
                    self.value(events, &other, &bytes(&span)?)?;
                    String::new()
                }
            };
            self.path.push(Segment::Key(key));
            if let YamlEnd::Key(nth) = self.spot.end
                && self.path == self.spot.path
            {
                if self.same_key == nth && self.found.is_none() {
                    self.found = bytes(&span);
                }
                self.same_key += 1;
            }
            let (event, span) = events.next_event()?.ok()?;
            self.value(events, &event, &bytes(&span)?)?;
            self.path.pop();
        }
    }

    fn sequence(&mut self, events: &mut Events) -> Option<usize> {
        for index in 0.. {
            let (event, span) = events.next_event()?.ok()?;
            if event == Event::SequenceEnd {
                return Some(bytes(&span)?.end);
            }
            self.path.push(Segment::Index(index));
            self.value(events, &event, &bytes(&span)?)?;
            self.path.pop();
        }
        None
    }
}

fn bytes(span: &granit_parser::Span) -> Option<Range<usize>> {
    Some(span.start.byte_offset()?..span.end.byte_offset()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(path: &[&str], end: YamlEnd) -> YamlSpot {
        let path = path
            .iter()
            .map(|part| part.parse().map_or_else(|_| Segment::Key((*part).into()), Segment::Index))
            .collect();
        YamlSpot { path, end }
    }

    #[test]
    fn keys_and_values_are_found_again() {
        let text = "tiêu đề: Phố cổ\ncover: { src: \"a.jpg\", alt: [một, hai] }\nsrc: x\nsrc: y\nlast:\n- a\n- b: c\n";
        for (path, end, expected) in [
            (&["tiêu đề"][..], YamlEnd::Value, "Phố cổ"),
            (&["tiêu đề"], YamlEnd::Key(0), "tiêu đề"),
            (&["cover", "src"], YamlEnd::Value, "\"a.jpg\""),
            (&["cover", "alt", "1"], YamlEnd::Value, "hai"),
            (&["src"], YamlEnd::Key(1), "src"),
            (&["last", "1", "b"], YamlEnd::Key(0), "b"),
            (&["tiêu đề", "0"], YamlEnd::Value, "Phố cổ"),
        ] {
            let range = locate(text, &spot(path, end)).unwrap_or_default();
            assert_eq!(&text[range], expected, "{path:?}");
        }
        let second = locate(text, &spot(&["src"], YamlEnd::Key(1))).unwrap();
        assert!(text[..second.start].ends_with("src: x\n"));
        assert_eq!(locate(text, &spot(&["nope"], YamlEnd::Value)), None);
    }
}
