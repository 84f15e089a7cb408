internal import CPango

/// How a paragraph is set.
struct PDFStyle: Hashable {
    /// Where its lines lie between the margins.
    enum Alignment {
        case left
        case centre
        case right
        case both
    }

    /// The size of the letters in points.
    var size: Double
    var isBold = false
    var isItalic = false
    /// Whether it is set in the face of charts.
    var isSans = false
    var alignment = Alignment.left
    /// The distance of lines over what the face asks for.
    var spacing = 1.0
    /// The room above and below.
    var before = 0.0
    var after = 0.0
    /// How far it stands in from the left.
    var indent = 0.0
    /// The colour of the letters.
    var ink = Ink(0)
}

/// A text broken into lines, ready to be drawn line by line: the owner of Pango's layout.
final class PDFLayout {
    /// A line of the text.
    struct Line {
        /// From the paragraph's left edge.
        var left: Double
        /// From the top of the line to its baseline.
        var baseline: Double
        var height: Double
        fileprivate var pointer: OpaquePointer
        /// Its runs from left to right, where they are drawn one by one.
        fileprivate var runs: [Run] = []
    }

    /// Letters of one look that follow each other.
    fileprivate struct Run {
        var pointer: OpaquePointer
        var left: Double
        var width: Double
        /// The place of its first letter in the text.
        var offset: Int
    }

    /// The lines, from the top.
    private(set) var lines: [Line] = []
    /// The width of the widest line.
    private(set) var width = 0.0
    private let layout: OpaquePointer
    private let text: PDFText
    private let ink: Ink

    /// All lines together.
    var height: Double { lines.reduce(0) { $0 + $1.height } }

    /// Breaks a text into lines.
    ///
    /// - Parameter width: the room of a line; nil for one line however long.
    init(_ text: PDFText, _ style: PDFStyle, width: Double?, fonts: PDFFonts, in context: OpaquePointer) {
        layout = pango_layout_new(context)
        self.text = text
        ink = style.ink
        setFace(style, fonts)
        if text.parts.contains(where: { $0.look != PDFText.Look() }) {
            let markup = text.markup(fixed: fonts.fixed)
            pango_layout_set_markup(layout, markup, Int32(clamping: markup.utf8.count))
        } else {
            pango_layout_set_text(layout, text.text, Int32(clamping: text.text.utf8.count))
        }
        if let width {
            pango_layout_set_width(layout, Self.units(max(width, 1)))
            pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        }
        switch style.alignment {
        case .left: break
        case .centre: pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
        case .right: pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
        // A line that ends where the text says so would be drawn out to the margin.
        case .both: pango_layout_set_justify(layout, text.hasLineBreaks ? 0 : 1)
        }
        if style.spacing != 1 { pango_layout_set_line_spacing(layout, Float(style.spacing)) }
        measure()
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

    private static func units(_ points: Double) -> Int32 { Int32(min(points, 1e6) * Double(PANGO_SCALE)) }

    private static func points(_ units: Int32) -> Double { Double(units) / Double(PANGO_SCALE) }

    private func setFace(_ style: PDFStyle, _ fonts: PDFFonts) {
        guard let face = pango_font_description_new() else { return }
        defer { pango_font_description_free(face) }
        pango_font_description_set_family(face, style.isSans ? fonts.sans : fonts.serif)
        pango_font_description_set_absolute_size(face, style.size * Double(PANGO_SCALE))
        if style.isBold { pango_font_description_set_weight(face, PANGO_WEIGHT_BOLD) }
        if style.isItalic { pango_font_description_set_style(face, PANGO_STYLE_ITALIC) }
        pango_layout_set_font_description(layout, face)
    }

    private func measure() {
        guard let iterator = pango_layout_get_iter(layout) else { return }
        defer { pango_layout_iter_free(iterator) }
        repeat {
            var logical = PangoRectangle()
            pango_layout_iter_get_line_extents(iterator, nil, &logical)
            guard let line = pango_layout_iter_get_line_readonly(iterator) else { continue }
            let top = Self.points(logical.y)
            lines.append(
                Line(
                    left: Self.points(logical.x), baseline: Self.points(pango_layout_iter_get_baseline(iterator)) - top,
                    height: Self.points(logical.height), pointer: line))
            width = max(width, Self.points(logical.width))
        } while pango_layout_iter_next_line(iterator) != 0
        if text.hasLinks { findRuns() }
    }

    /// Takes the runs of each line down; each line's end is one without letters.
    private func findRuns() {
        guard let iterator = pango_layout_get_iter(layout) else { return }
        defer { pango_layout_iter_free(iterator) }
        var line = 0
        repeat {
            guard let run = pango_layout_iter_get_run_readonly(iterator) else {
                line += 1
                continue
            }
            guard lines.indices.contains(line) else { return }
            var logical = PangoRectangle()
            pango_layout_iter_get_run_extents(iterator, nil, &logical)
            lines[line].runs.append(
                Run(
                    pointer: run, left: Self.points(logical.x), width: Self.points(logical.width),
                    offset: Int(pango_layout_iter_get_index(iterator))))
        } while pango_layout_iter_next_run(iterator) != 0
    }

    /// Draws a line with its upper left corner, before alignment, at a point.
    ///
    /// - Parameter isStructured: whether links are elements of the file's structure, and what is between them too.
    func draw(_ line: Line, at corner: Point, on canvas: PDFCanvas, isStructured: Bool = true) {
        canvas.set(ink)
        let baseline = corner.y + line.baseline
        guard isStructured, text.hasLinks else {
            cairo_move_to(canvas.context, corner.x + line.left, baseline)
            pango_cairo_show_layout_line(canvas.context, line.pointer)
            return
        }
        drawRuns(of: line, from: Point(corner.x, baseline), on: canvas)
    }

    /// Draws a line run by run, those of a link within its element.
    private func drawRuns(of line: Line, from start: Point, on canvas: PDFCanvas) {
        guard let words = pango_layout_get_text(layout) else { return }
        for run in line.runs {
            let link = link(at: run.offset)
            let left = start.x + run.left
            canvas.tagged(link == nil ? "Span" : "Link", link ?? "") {
                canvas.set(link == nil ? ink : .accent)
                cairo_move_to(canvas.context, left, start.y)
                pango_cairo_show_glyph_item(canvas.context, words, run.pointer)
                guard link != nil else { return }
                let below = start.y + 1.5
                canvas.line(from: Point(left, below), to: Point(left + run.width, below), Stroke(.accent, width: 0.5))
            }
        }
    }

    /// Where the letter at a byte leads.
    private func link(at offset: Int) -> String? { text.parts.first { $0.range.contains(offset) }?.look.link }
}
