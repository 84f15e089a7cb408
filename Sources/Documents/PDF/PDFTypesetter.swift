internal import CPango

/// Breaks texts into lines for all files of a run, one file at a time: the owner of Pango's context, which remembers the faces that it
/// found, and of the texts that were broken lately. Most of what a summary says stands in the one before it, too.
final class PDFTypesetter {
    private struct Setting: Hashable {
        var text: PDFText
        var style: PDFStyle
        var width: Double?
        var fonts: PDFFonts
    }

    private let context: OpaquePointer
    /// What was asked for lately, and what was asked for before that and not since; together never more than twice `most`.
    private var lately: [Setting: PDFLayout] = [:]
    private var before: [Setting: PDFLayout] = [:]
    /// A text takes some kilobytes.
    private static let most = 2048

    /// - Throws: `DocumentsError.library` where Pango has no memory.
    init() throws(DocumentsError) {
        let faces = pango_cairo_font_map_new()
        guard let context = pango_font_map_create_context(faces), let options = cairo_font_options_create() else {
            throw .library("pango")
        }
        g_object_unref(UnsafeMutableRawPointer(faces))
        self.context = context
        // On paper letters stand where their widths put them; whole points are for screens.
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        pango_context_set_round_glyph_positions(context, 0)
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(context)) }

    /// A text in lines.
    ///
    /// - Parameter width: the room of a line; nil for one line however long.
    func layout(_ text: PDFText, _ style: PDFStyle, width: Double?, fonts: PDFFonts) -> PDFLayout {
        let setting = Setting(text: text, style: style, width: width, fonts: fonts)
        if let layout = lately[setting] { return layout }
        let layout = before[setting] ?? PDFLayout(text, style, width: width, fonts: fonts, in: context)
        if lately.count >= Self.most {
            before = lately
            lately = [:]
        }
        lately[setting] = layout
        return layout
    }
}
