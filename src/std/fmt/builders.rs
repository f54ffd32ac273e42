//! `debug_struct` and its family, on one line or, with `#`, on many.

use super::{Debug, Display, Formatter, Result, Write};

/// Indents what is written through it.
struct PadAdapter<'buf, 'state> {
    buf: &'buf mut (dyn Write + 'buf),
    on_newline: &'state mut bool,
}

impl Write for PadAdapter<'_, '_> {
    fn write_str(&mut self, s: &str) -> Result {
        let bytes = s.as_bytes();
        let mut start = 0;
        while start < bytes.len() {
            let mut end = start;
            while end < bytes.len() && bytes[end] != b'\n' {
                end += 1;
            }
            if end < bytes.len() {
                end += 1;
            }
            if *self.on_newline {
                self.buf.write_str("    ")?;
            }
            *self.on_newline = bytes[end - 1] == b'\n';
            self.buf.write_str(unsafe { s.get_unchecked(start..end) })?;
            start = end;
        }
        Ok(())
    }
}

/// Writes one value on lines of its own, one step further in, followed by a comma.
fn write_indented(f: &mut Formatter<'_>, name: Option<&str>, value: &dyn Debug) -> Result {
    let mut on_newline = true;
    let (fill, align, flags, width, precision) = (f.fill, f.align, f.flags, f.width, f.precision);
    let mut adapter = PadAdapter { buf: &mut *f.buf, on_newline: &mut on_newline };
    let mut inner = Formatter { fill, align, flags, width, precision, buf: &mut adapter };
    if let Some(name) = name {
        inner.buf.write_str(name)?;
        inner.buf.write_str(": ")?;
    }
    value.fmt(&mut inner)?;
    inner.buf.write_str(",\n")
}

/// Shows a struct with named fields.
#[picture(opaque)]
#[must_use = "must eventually call `finish()` on Debug builders"]
pub struct DebugStruct<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
}

impl<'a, 'b: 'a> DebugStruct<'a, 'b> {
    pub fn field(&mut self, name: &str, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.add(name, value);
        }
        self.has_fields = true;
        self
    }

    fn add(&mut self, name: &str, value: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str(" {\n")?;
            }
            return write_indented(self.fmt, Some(name), value);
        }
        self.fmt.write_str(if self.has_fields { ", " } else { " { " })?;
        self.fmt.write_str(name)?;
        self.fmt.write_str(": ")?;
        value.fmt(self.fmt)
    }

    /// Ends with `..` for fields that are not shown.
    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.result?;
        self.result = if !self.has_fields {
            self.fmt.write_str(" { .. }")
        } else if self.fmt.alternate() {
            self.fmt.write_str("    ..\n}")
        } else {
            self.fmt.write_str(", .. }")
        };
        self.result
    }

    pub fn finish(&mut self) -> Result {
        if self.has_fields && self.result.is_ok() {
            self.result = self.fmt.write_str(if self.fmt.alternate() { "}" } else { " }" });
        }
        self.result
    }
}

/// Shows a struct whose fields have no names.
#[picture(opaque)]
#[must_use = "must eventually call `finish()` on Debug builders"]
pub struct DebugTuple<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    fields: usize,
    empty_name: bool,
}

impl<'a, 'b: 'a> DebugTuple<'a, 'b> {
    pub fn field(&mut self, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.add(value);
        }
        self.fields += 1;
        self
    }

    fn add(&mut self, value: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if self.fields == 0 {
                self.fmt.write_str("(\n")?;
            }
            return write_indented(self.fmt, None, value);
        }
        self.fmt.write_str(if self.fields == 0 { "(" } else { ", " })?;
        value.fmt(self.fmt)
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.result?;
        self.result = if self.fields == 0 {
            self.fmt.write_str("(..)")
        } else if self.fmt.alternate() {
            self.fmt.write_str("    ..\n)")
        } else {
            self.fmt.write_str(", ..)")
        };
        self.result
    }

    pub fn finish(&mut self) -> Result {
        if self.fields > 0 && self.result.is_ok() {
            // A tuple of one needs its comma.
            if self.fields == 1 && self.empty_name && !self.fmt.alternate() {
                self.result = self.fmt.write_str(",");
            }
            if self.result.is_ok() {
                self.result = self.fmt.write_str(")");
            }
        }
        self.result
    }
}

/// What lists and sets share.
struct Entries<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
}

impl<'a, 'b: 'a> Entries<'a, 'b> {
    fn entry(&mut self, value: &dyn Debug) {
        if self.result.is_ok() {
            self.result = self.add(value);
        }
        self.has_fields = true;
    }

    fn add(&mut self, value: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str("\n")?;
            }
            return write_indented(self.fmt, None, value);
        }
        if self.has_fields {
            self.fmt.write_str(", ")?;
        }
        value.fmt(self.fmt)
    }

    fn finish(&mut self, close: &str) -> Result {
        self.result?;
        self.result = self.fmt.write_str(close);
        self.result
    }
}

macro_rules! entry_builder {
    ($($(#[$attr:meta])* $name:ident $close:literal;)*) => {$(
        $(#[$attr])*
        #[must_use = "must eventually call `finish()` on Debug builders"]
        #[picture(opaque)]
        pub struct $name<'a, 'b: 'a> {
            inner: Entries<'a, 'b>,
        }

        impl<'a, 'b: 'a> $name<'a, 'b> {
            pub fn entry(&mut self, entry: &dyn Debug) -> &mut Self {
                self.inner.entry(entry);
                self
            }

            pub fn entries<D: Debug, I: IntoIterator<Item = D>>(&mut self, entries: I) -> &mut Self {
                for entry in entries {
                    self.inner.entry(&entry);
                }
                self
            }

            pub fn finish_non_exhaustive(&mut self) -> Result {
                let has_fields = self.inner.has_fields;
                let text = if !has_fields {
                    concat!("..", $close)
                } else if self.inner.fmt.alternate() {
                    concat!("    ..\n", $close)
                } else {
                    concat!(", ..", $close)
                };
                self.inner.finish(text)
            }

            pub fn finish(&mut self) -> Result {
                self.inner.finish($close)
            }
        }
    )*};
}

entry_builder! {
    /// Shows a set.
    DebugSet "}";
    /// Shows a list.
    DebugList "]";
}

/// Shows a map.
#[picture(opaque)]
#[must_use = "must eventually call `finish()` on Debug builders"]
pub struct DebugMap<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
    has_key: bool,
    /// Whether the key stands at the start of a line.
    on_newline: bool,
}

impl<'a, 'b: 'a> DebugMap<'a, 'b> {
    pub fn entry(&mut self, key: &dyn Debug, value: &dyn Debug) -> &mut Self {
        self.key(key).value(value)
    }

    pub fn key(&mut self, key: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            if self.has_key {
                panic!("attempted to begin a new map entry without completing the previous one");
            }
            self.result = self.add_key(key);
            self.has_key = true;
        }
        self
    }

    fn add_key(&mut self, key: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str("\n")?;
            }
            self.on_newline = true;
            return self.indented(key, ": ");
        }
        if self.has_fields {
            self.fmt.write_str(", ")?;
        }
        key.fmt(self.fmt)?;
        self.fmt.write_str(": ")
    }

    /// Writes a key or a value one step further in.
    fn indented(&mut self, shown: &dyn Debug, end: &str) -> Result {
        let f = &mut *self.fmt;
        let (fill, align, flags, width, precision) = (f.fill, f.align, f.flags, f.width, f.precision);
        let mut adapter = PadAdapter { buf: &mut *f.buf, on_newline: &mut self.on_newline };
        let mut inner = Formatter { fill, align, flags, width, precision, buf: &mut adapter };
        shown.fmt(&mut inner)?;
        inner.buf.write_str(end)
    }

    pub fn value(&mut self, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            if !self.has_key {
                panic!("attempted to format a map value before its key");
            }
            self.result = if self.fmt.alternate() { self.indented(value, ",\n") } else { value.fmt(self.fmt) };
            self.has_key = false;
        }
        self.has_fields = true;
        self
    }

    pub fn entries<K: Debug, V: Debug, I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) -> &mut Self {
        for (k, v) in entries {
            self.entry(&k, &v);
        }
        self
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.result?;
        if self.has_key {
            panic!("attempted to finish a map with a partial entry");
        }
        self.result = if !self.has_fields {
            self.fmt.write_str("..}")
        } else if self.fmt.alternate() {
            self.fmt.write_str("    ..\n}")
        } else {
            self.fmt.write_str(", ..}")
        };
        self.result
    }

    pub fn finish(&mut self) -> Result {
        self.result?;
        if self.has_key {
            panic!("attempted to finish a map with a partial entry");
        }
        self.result = self.fmt.write_str("}");
        self.result
    }
}

impl<'a> Formatter<'a> {
    pub fn debug_struct<'b>(&'b mut self, name: &str) -> DebugStruct<'b, 'a> {
        let result = self.write_str(name);
        DebugStruct { fmt: self, result, has_fields: false }
    }

    pub fn debug_tuple<'b>(&'b mut self, name: &str) -> DebugTuple<'b, 'a> {
        let result = self.write_str(name);
        DebugTuple { fmt: self, result, fields: 0, empty_name: name.is_empty() }
    }

    pub fn debug_list<'b>(&'b mut self) -> DebugList<'b, 'a> {
        let result = self.write_str("[");
        DebugList { inner: Entries { fmt: self, result, has_fields: false } }
    }

    pub fn debug_set<'b>(&'b mut self) -> DebugSet<'b, 'a> {
        let result = self.write_str("{");
        DebugSet { inner: Entries { fmt: self, result, has_fields: false } }
    }

    pub fn debug_map<'b>(&'b mut self) -> DebugMap<'b, 'a> {
        let result = self.write_str("{");
        DebugMap { fmt: self, result, has_fields: false, has_key: false, on_newline: true }
    }
}

/// What `derive(Debug)` calls: the whole value in one call, for up to five fields or for a slice of them.
macro_rules! derived {
    ($($on_struct:ident $on_tuple:ident ($($name:ident $value:ident),*);)*) => {
        impl<'a> Formatter<'a> {
            $(
                #[doc(hidden)]
                pub fn $on_struct<'b>(&'b mut self, name: &str, $($name: &str, $value: &dyn Debug),*) -> Result {
                    let mut builder = self.debug_struct(name);
                    $(builder.field($name, $value);)*
                    builder.finish()
                }

                #[doc(hidden)]
                pub fn $on_tuple<'b>(&'b mut self, name: &str, $($value: &dyn Debug),*) -> Result {
                    let mut builder = self.debug_tuple(name);
                    $(builder.field($value);)*
                    builder.finish()
                }
            )*

            #[doc(hidden)]
            pub fn debug_struct_fields_finish<'b>(&'b mut self, name: &str, names: &[&str], values: &[&dyn Debug]) -> Result {
                let mut builder = self.debug_struct(name);
                let mut i = 0;
                while i < names.len() {
                    builder.field(names[i], values[i]);
                    i += 1;
                }
                builder.finish()
            }

            #[doc(hidden)]
            pub fn debug_tuple_fields_finish<'b>(&'b mut self, name: &str, values: &[&dyn Debug]) -> Result {
                let mut builder = self.debug_tuple(name);
                let mut i = 0;
                while i < values.len() {
                    builder.field(values[i]);
                    i += 1;
                }
                builder.finish()
            }
        }
    };
}

derived! {
    debug_struct_field1_finish debug_tuple_field1_finish (name1 value1);
    debug_struct_field2_finish debug_tuple_field2_finish (name1 value1, name2 value2);
    debug_struct_field3_finish debug_tuple_field3_finish (name1 value1, name2 value2, name3 value3);
    debug_struct_field4_finish debug_tuple_field4_finish (name1 value1, name2 value2, name3 value3, name4 value4);
    debug_struct_field5_finish debug_tuple_field5_finish (name1 value1, name2 value2, name3 value3, name4 value4, name5 value5);
}

/// Formats by calling a closure.
#[picture(transparent, field = "0")]
pub struct FromFn<F>(F);

pub fn from_fn<F: Fn(&mut Formatter<'_>) -> Result>(f: F) -> FromFn<F> {
    FromFn(f)
}

impl<F: Fn(&mut Formatter<'_>) -> Result> Debug for FromFn<F> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        (self.0)(f)
    }
}

impl<F: Fn(&mut Formatter<'_>) -> Result> Display for FromFn<F> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        (self.0)(f)
    }
}
