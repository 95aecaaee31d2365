//! A table that somebody pasted or uploaded: CSV (RFC 4180) with commas or semicolons, or the columns of a spreadsheet with
//! tabs between them.

pub(crate) mod records;

/// A cell as it is written, which a spreadsheet shows and never computes: what begins like a formula gets an apostrophe.
fn written(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    let mark = if formula { "'" } else { "" };
    format!("\"{mark}{}\"", cell.replace('"', "\"\""))
}

/// A line of cells, with its line end.
pub(crate) fn line<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    cells.into_iter().map(written).collect::<Vec<_>>().join(",") + "\r\n"
}

/// The beginning of a file with this head: the mark in front makes spreadsheets read it as UTF-8.
pub(crate) fn begin<'a>(head: impl IntoIterator<Item = &'a str>) -> String {
    format!("\u{feff}{}", line(head))
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// The line of the text it begins in; the first is 1.
    pub(crate) line: usize,
    /// Its cells, without the quotes around them.
    pub(crate) cells: Vec<String>,
    /// As it is written, without its line end.
    pub(crate) text: String,
}

impl Row {
    /// Whether nothing is written in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// The separator of a table: the one that its head has most of.
fn separator(text: &str) -> char {
    let head = text.lines().next().unwrap_or_default();
    let count = |separator: &char| head.matches(*separator).count();
    // Of equals the last: whoever has commas in a head with semicolons means the semicolons.
    [',', ';', '\t'].into_iter().max_by_key(count).unwrap_or('\t')
}

/// The rows of a table, its head first. A cell in quotes may have separators, line ends and doubled quotes in it. A quote
/// that none closes at the end of a cell is a letter like any other, and so is one that would have a whole row in its
/// cell: it swallows no rows below it.
pub(crate) fn rows(text: &str) -> Vec<Row> {
    let text = text.trim_start_matches('\u{feff}');
    let separator = separator(text);
    let (mut rows, mut row, mut cell) = (Vec::new(), Row { line: 1, ..Row::default() }, String::new());
    let (mut line, mut rest) = (1_usize, text);
    while let Some(letter) = rest.chars().next() {
        let width = rows.first().map(|head: &Row| head.cells.len());
        if cell.is_empty()
            && let Some((inside, after)) = quoted(rest, separator)
            && !width.is_some_and(|width| {
                swallows(rest, after, separator, width.saturating_sub(row.cells.len()), width)
            })
        {
            row.text.push_str(rest.strip_suffix(after).unwrap_or_default());
            line = line.saturating_add(inside.matches('\n').count());
            (cell, rest) = (inside, after);
            continue;
        }
        rest = rest.strip_prefix(letter).unwrap_or_default();
        if !matches!(letter, '\r' | '\n') {
            row.text.push(letter);
        }
        match letter {
            '\r' => {}
            '\n' => {
                line = line.saturating_add(1);
                row.cells.push(std::mem::take(&mut cell));
                rows.push(std::mem::replace(&mut row, Row { line, ..Row::default() }));
            }
            other if other == separator => row.cells.push(std::mem::take(&mut cell)),
            other => cell.push(other),
        }
    }
    if !cell.is_empty() || !row.cells.is_empty() {
        row.cells.push(cell);
        rows.push(row);
    }
    rows
}

/// The cell in quotes that a text begins with, and what comes behind it; `None` where it begins with none, or where the
/// quote behind it does not end a cell.
fn quoted(text: &str, separator: char) -> Option<(String, &str)> {
    let (mut cell, mut rest) = (String::new(), text.strip_prefix('"')?);
    loop {
        let (part, after) = rest.split_once('"')?;
        cell.push_str(part);
        match after.strip_prefix('"') {
            Some(after) => (cell, rest) = (cell + "\"", after),
            None => {
                let next = after.trim_start_matches(' ');
                let ends = next.is_empty() || next.starts_with([separator, '\r', '\n']);
                return ends.then_some((cell, after));
            }
        }
    }
}

/// Whether the cell in quotes from here to `after` has a whole row of the table in it, while its first line is whole
/// without the others: `left` cells of `width` belong to that. Then two quotes only look like a pair.
fn swallows(from: &str, after: &str, separator: char, left: usize, width: usize) -> bool {
    let inside = from.strip_suffix(after).unwrap_or(from);
    let behind = after.split('\n').next().unwrap_or_default();
    let cells = |line: &str| line.matches(separator).count().saturating_add(1);
    let Some((first, more)) = inside.split_once('\n') else { return false };
    let mut below = more.rsplit('\n');
    let last = below.next().map(|line| format!("{line}{behind}"));
    // In a table of one column every line would be a row.
    width > 1
        && cells(first) == left
        && (last.is_some_and(|last| cells(&last) == width) || below.any(|line| cells(line) == width))
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn quotes_keep_separators_and_line_ends_and_a_row_knows_its_line() {
        let rows = rows("\u{feff}a,\"b, \"\"c\"\"\nd\",\r\n\"\",e");
        let cells: Vec<_> = rows.iter().map(|row| row.cells.clone()).collect();
        assert_eq!(cells, [vec!["a", "b, \"c\"\nd", ""], vec!["", "e"]]);
        assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(rows[0].text, "a,\"b, \"\"c\"\"\nd\",", "as it is written");
    }

    #[test]
    fn a_quote_that_closes_no_cell_is_a_letter() {
        let cells = |text: &str| rows(text).into_iter().map(|row| row.cells).collect::<Vec<_>>();
        let three = [["a", "b"], ["1", "\"mái tôn"], ["2", "kêu \"cứu\" to"], ["3", "x;\"y\""]];
        assert_eq!(cells("a;b\n1;\"mái tôn\n2;kêu \"cứu\" to\n3;\"x;\"\"y\"\"\"\n"), three);
        assert_eq!(cells("a;b\n1;\"mái\r\n2;\"tôn"), [["a", "b"], ["1", "\"mái"], ["2", "\"tôn"]]);
        assert_eq!(cells("a;b\n1;\"\"\"cứu\"\"\"\n\"\";2"), [["a", "b"], ["1", "\"cứu\""], ["", "2"]]);
        assert_eq!(cells("a\n\""), [["a"], ["\""]]);
    }

    #[test]
    fn two_quotes_that_only_look_like_a_pair_swallow_no_row() {
        let cells = |text: &str| rows(text).into_iter().map(|row| row.cells).collect::<Vec<_>>();
        let head = "SĐT;Số người;Ghi chú\n";
        let text = "0905;4;\"Mái tôn\" bay\n0906;2;\"nước lên\n0907;3;nhà 2\"\n0908;1;gọi \"bà Tư\"\n0909;5;\"mái\n\";6;x";
        let read = [
            vec!["0905", "4", "\"Mái tôn\" bay"],
            vec!["0906", "2", "\"nước lên"],
            vec!["0907", "3", "nhà 2\""],
            vec!["0908", "1", "gọi \"bà Tư\""],
            vec!["0909", "5", "\"mái"],
            vec!["\"", "6", "x"],
        ];
        assert_eq!(cells(&format!("{head}{text}"))[1..], read);
        // A cell that really has lines in it stays whole, separators and all.
        let whole = "0905;4;\"Mái tôn bay;\nnước lên\"\n0906;\"2;\n3\";x\n\"0907;\n1;2;3\";5;y";
        let rows = cells(&format!("{head}{whole}"));
        assert_eq!(rows.len(), 4, "{rows:?}");
        assert_eq!(rows[1][2], "Mái tôn bay;\nnước lên");
        assert_eq!(cells("Ghi chú\n\"mái tôn\nnước\""), [["Ghi chú"], ["mái tôn\nnước"]]);
    }

    #[test]
    fn the_head_says_what_parts_the_cells() {
        for text in ["a;b,c\n1,5;2", "a\tb,c\n1,5\t2"] {
            assert_eq!(rows(text)[1].cells, ["1,5", "2"], "{text}");
        }
        assert_eq!(rows("a\n1")[1].cells, ["1"]);
    }
}
